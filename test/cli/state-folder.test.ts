import { existsSync } from 'node:fs'
import { cp, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { articleFile, smallArchive, temporaryFolder } from '../support/content.ts'
import { runInProcess } from '../support/run-in-process.ts'

it('lies beside the content folder, so that archives in one place have nothing in common', async () => {
  const folder = await temporaryFolder()
  const contents = ['first', 'second'].map((name) => path.join(folder, name, 'content'))
  for (const [index, content] of contents.entries())
    await cp(await smallArchive({ [`e/articles/${index}.md`]: articleFile('headline: One') }), content, {
      recursive: true,
    })
  const roots = []
  for (const content of contents) {
    const { status, out } = await runInProcess(['publish', '--json', '--content', content])
    expect(status).toBe(0)
    expect(existsSync(path.join(content, '../.morgue/v3'))).toBe(true)
    roots.push(JSON.parse(out).root)
  }
  await rename(path.join(folder, 'second'), path.join(folder, 'moved'))
  for (const [name, root] of [
    ['first', roots[0]],
    ['moved', roots[1]],
  ]) {
    const content = path.join(folder, `${name}`, 'content')
    const { out } = await runInProcess(['releases', '--json', '--content', content])
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ root })])
  }
})

it('is not created by a dry run of content that was never published', async () => {
  const folder = await temporaryFolder()
  const content = path.join(folder, 'content')
  await cp(await smallArchive({ 'e/articles/a.md': articleFile('headline: One') }), content, {
    recursive: true,
  })
  const dry = await runInProcess(['publish', '--dry-run', '--content', content])
  expect([dry.status, dry.out]).toEqual([0, expect.stringContaining('This would publish 1 article: 1 new,')])
  expect(await readdir(folder)).toEqual(['content'])
})
