import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Root, releaseFormat } from '../../../../src/archive/root.ts'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { findLostArticleFaults } from '../../../../src/cli/publish/releases/lost-articles.ts'
import { articleFile, silent, smallArchive, writeFiles } from '../../../support/content.ts'
import { publishedEdition, testArchive } from '../../../support/generated.ts'
import { memoryStore } from '../../../support/memory-store.ts'

const fileOf = (edition: string, number: number) => `${edition}/articles/a${number}.md`

const articles = (edition: string, count: number, more = '') =>
  Object.fromEntries(
    Array.from({ length: count }, (_, number) => [
      fileOf(edition, number),
      articleFile(`headline: Story ${number}\n${more}`, `Words ${number} of ${edition}.`),
    ]),
  )

/** Two editions whose ids begin alike: 20 articles in `e`, 5 in `e2`. */
async function twoEditions() {
  const content = await smallArchive({
    'e2/edition.yaml': 'name: The Second\nlanguage: en\nhosts: [second.example]\nclosed: 2020\n',
    ...articles('e', 20),
    ...articles('e2', 5),
  })
  const store = memoryStore()
  return {
    content,
    store,
    remove: async (edition: string, numbers: readonly number[]) => {
      for (const number of numbers) await rm(path.join(content, fileOf(edition, number)))
    },
    /** Withholds the first articles of an edition. */
    withhold: (edition: string, count: number) =>
      writeFiles(content, articles(edition, count, 'status: withheld')),
    /** Publishes. @returns the complaints */
    go: async (allowsFewer = false) => {
      const outcome = await publish(content, store, { isDryRun: false, allowsFewer, progress: silent })
      return Array.isArray(outcome)
        ? outcome.map(({ file, reason }) => `${path.relative(content, file)}: ${reason}`)
        : []
    },
  }
}

const complaint = (edition: string, remaining: number, articles: number) =>
  expect.stringMatching(
    new RegExp(`^${edition}/articles: .*\\(${remaining}\\) .* \\(${articles}\\): .* --fewer`),
  )

describe('articles that are missing', () => {
  it('are published without while they are a tenth, and refused from there on', async () => {
    const { go, remove } = await twoEditions()
    expect(await go()).toEqual([])
    await remove('e', [17, 18, 19])
    expect(await go()).toEqual([complaint('e', 17, 20)])
    expect(await go(true)).toEqual([])
    expect(await go()).toEqual([])
  })

  it('are counted from the served release, in each edition by itself', async () => {
    const { go, remove } = await twoEditions()
    await go()
    await remove('e', [18, 19])
    expect(await go()).toEqual([])
    await remove('e', [17])
    await remove('e2', [4])
    expect(await go()).toEqual([complaint('e2', 4, 5)])
  })

  it('are a whole edition when its folder is missing', async () => {
    const { go, content } = await twoEditions()
    await go()
    await rm(path.join(content, 'e2'), { recursive: true })
    expect(await go()).toEqual([complaint('e2', 0, 5)])
  })

  it('do not include those that are taken down now, but those of another edition or that were taken down before', async () => {
    const { go, remove, withhold } = await twoEditions()
    await go()
    await withhold('e', 5)
    expect(await go()).toEqual([])
    await remove('e', [18, 19])
    await withhold('e2', 2)
    expect(await go()).toEqual([complaint('e', 13, 15)])
  })

  it('include all that are taken down when the takedowns before cannot be read', async () => {
    const { go, store, withhold } = await twoEditions()
    await withhold('e', 1)
    await go()
    const keys = [...store.values.keys()].filter((key) => key.startsWith('takedowns/'))
    await store.deleteStoredObjects(keys)
    expect(keys).toHaveLength(1)
    await withhold('e', 3)
    expect(await go()).toEqual([complaint('e', 17, 19)])
  })

  it('cannot be counted without a release before, or when its root cannot be read', async () => {
    const { go, store, remove } = await twoEditions()
    await go()
    await store.deleteStoredObjects([`root/${(await store.readPointer())?.root}`])
    await remove('e', [10, 11, 12, 13, 14, 15])
    expect(await go()).toEqual([])
  })
})

describe('an edition', () => {
  const previous = (articles: number): Root => ({
    format: releaseFormat,
    archive: testArchive,
    editions: [{ ...publishedEdition, articles }],
    counts: { articles, entries: 0 },
    bits: 0,
    shards: '',
    takedowns: null,
  })
  const find = (before: Root | null, editions: { id: string; articles: number }[]) =>
    findLostArticleFaults(memoryStore(), before, {
      contentFolder: new ContentFolder('c'),
      editions,
      withdrawnArticles: [],
    })

  it.each([
    [20, 18],
    [10, 9],
    [0, 0],
    [5, 9],
  ])('of %i articles may have %i', async (before, after) => {
    expect(await find(previous(before), [{ id: 'e', articles: after }])).toEqual([])
    expect(await find(null, [{ id: 'e', articles: after }])).toEqual([])
  })

  it.each([
    [20, 17],
    [19, 17],
    [9, 8],
    [1, 0],
  ])('of %i articles may not have %i unless that is intended', async (before, after) => {
    expect(await find(previous(before), [{ id: 'e', articles: after }])).toMatchObject([
      {
        file: path.join('c', 'e/articles'),
        reason: expect.stringMatching(
          `^has fewer articles \\(${after}\\) than readers see now \\(${before}\\): reconnect .* run \`npx morgue publish --fewer.*\`$`,
        ),
      },
    ])
  })

  it('that is no longer there has no articles', async () => {
    expect(await find(previous(7), [{ id: 'f', articles: 7 }])).toMatchObject([
      { reason: expect.stringMatching(/^has fewer articles \(0\) than readers see now \(7\)/) },
    ])
  })
})
