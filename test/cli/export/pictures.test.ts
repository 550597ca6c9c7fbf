import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { articleFile, smallArchive, temporaryFolder } from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'

vi.setConfig({ testTimeout: 120_000 })

it('exports a picture of several megabytes byte for byte, beside the page that shows it', async () => {
  const picture = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(3_000_000, 'pixels')])
  const name = `${createHash('sha256').update(picture).digest('hex')}.gif`
  const content = await smallArchive({
    'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a.html', `![A room](/media/${name})`),
  })
  await mkdir(path.join(content, 'e/media'))
  await writeFile(path.join(content, 'e/media', name), picture)
  const copy = path.join(await temporaryFolder(), 'copy')
  const { status, out, err } = await runInProcess([
    'export',
    '--static',
    copy,
    '--content',
    content,
    '--json',
  ])
  expect([status, err]).toEqual([0, ''])
  const { site, bag } = JSON.parse(out)
  const files = (await readdir(copy, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  )
  expect([site.files, site.failures, bag]).toEqual([files.length, [], null])
  expect(await readdir(path.join(copy, 'media'))).toEqual([name])
  expect((await readFile(path.join(copy, 'media', name))).equals(picture)).toBe(true)
  expect(await readFile(path.join(copy, 'e/a.html'), 'utf8')).toContain(`src="/media/${name}"`)
})
