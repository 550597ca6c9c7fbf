import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, smallArchive, temporaryFolder } from '../../support/content.ts'
import { publishSound } from '../../support/publish-sound.ts'
import { runInProcess } from '../../support/run-in-process.ts'
import { verifyLocally } from '../../support/verify-locally.ts'

vi.setConfig({ testTimeout: 120_000 })

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
const name = `${createHash('sha256').update(svg).digest('hex')}.svg`

const content = () =>
  smallArchive({
    'logo.svg': svg,
    'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a.html'),
  })

it('a logo is in a copy of the archive, beside the pages that show it', async () => {
  const copy = path.join(await temporaryFolder(), 'copy')
  const { status, err } = await runInProcess(['export', '--static', copy, '--content', await content()])
  expect([status, err]).toEqual([0, ''])
  expect(await readFile(path.join(copy, 'media', name), 'utf8')).toBe(svg)
  expect(await readFile(path.join(copy, 'index.html'), 'utf8')).toContain(
    `<img src="/media/${name}" alt="Test archive" width="80" height="80"/>`,
  )
  expect(await readFile(path.join(copy, 'e/a.html'), 'utf8')).not.toContain('<img')
})

it('a logo is verified, and one that is missing is named', async () => {
  const state = await archiveFolder()
  const store = await openLocalArchive(state)
  await publishSound(await content(), store)
  expect((await verifyLocally(state)).differences).toEqual([])
  await store.deleteStoredObjects([`/media/${name}`])
  expect((await verifyLocally(state)).differences).toContainEqual(
    expect.objectContaining({ subject: `/media/${name}` }),
  )
  await store.close()
})
