import { describe, expect, it } from 'vitest'
import { archiveFolder } from '../../../support/archive-folder.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { runInProcess } from '../../../support/run-in-process.ts'

describe('a publication of two articles with the same words and date', () => {
  const twins = (sameAs = '') => ({
    'e/articles/2016/04/a.md': articleFile('headline: Ferry\npublished: 2016-04-08', 'The ferry *sank*.'),
    'e/articles/2016/04/b.md': articleFile(
      `headline: Ferry!\npublished: 2016-04-08T10:00\n${sameAs}`,
      'The ferry sank.',
    ),
  })

  const dryRun = async (content: string) =>
    runInProcess(['publish', '--dry-run', '--content', content, '--persist-to', await archiveFolder()])

  it('is refused by file, with the remedy', async () => {
    const content = await smallArchive(twins())
    const { status, err } = await dryRun(content)
    expect(status).toBe(1)
    expect(err).toContain(
      `b.md:1: has the same words and date as ${content}/e/articles/2016/04/a.md: delete this file, and add its url to the list formerly of the other one. To keep both, write in this file: sameAs: /e/2016/04/08/a`,
    )
  })

  it('is accepted where one says so, or where the words or the days differ', async () => {
    const content = await smallArchive(twins('sameAs: /e/2016/04/08/a'))
    await writeFiles(content, {
      'e/articles/2016/04/c.md': articleFile('headline: Ferry\npublished: 2016-04-09', 'The ferry sank.'),
      'e/articles/2016/04/d.md': articleFile('headline: Photo\npublished: 2016-04-08', ''),
      'e/articles/2016/04/e.md': articleFile('headline: Photo\npublished: 2016-04-08', ''),
    })
    expect((await publishSound(content, memoryStore())).articleCount).toBe(5)
  })

  it.each([
    ['/e/2016/04/08/none', 'sameAs: /e/2016/04/08/none is not the address of another article'],
    ['/e/2016/04/08/b', 'sameAs: /e/2016/04/08/b is not the address of another article'],
    ['a', 'sameAs: is not an address in the archive'],
  ])('is refused where sameAs names no other article: %s', async (sameAs, message) => {
    const content = await smallArchive(twins(`sameAs: ${sameAs}`))
    const { status, err } = await dryRun(content)
    expect([status, err]).toEqual([1, expect.stringContaining(`b.md:4: ${message}`)])
  })
})
