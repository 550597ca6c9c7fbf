import { describe, expect, it } from 'vitest'
import { type EditTools, renderIsolatedEdits } from '../../../../src/cli/publish/edits/render-edits.ts'
import type { CachedArticle } from '../../../../src/cli/publish/rendering/cached-article.ts'
import { summaryOf } from '../../../support/generated.ts'

const one = 'e/articles/one.md'
const two = 'e/articles/two.md'

/** An article as it was rendered from a file with the digest `source`. */
const rendered = (file: string, source: string, textLength = 10) =>
  ({
    fileDigest: source,
    documentDigest: `of ${source}`,
    shownPictureNames: [],
    summary: {
      ...summaryOf(file, { headline: file, published: '2016-04-08' }),
      file,
      wordsDigest: source,
      textLength,
    },
  }) as unknown as CachedArticle

interface Given {
  /** The articles in the cache, by file; the digests of the files now; and the articles rendered anew. */
  cached?: Record<string, CachedArticle>
  now?: Record<string, string>
  again?: Record<string, CachedArticle | null>
  sameDay?: null
  size?: number
}

const cachedArticles: Record<string, CachedArticle> = {
  [one]: rendered(one, 'one before'),
  [two]: rendered(two, 'two', 99),
}

/** Finds the edits of files in a release of two articles. */
function find(files: Record<string, string>, given: Given = {}) {
  const { cached = cachedArticles, size = 2 } = given
  const now: Record<string, string> = { [one]: 'one after', [two]: 'two', ...given.now }
  const again: Record<string, CachedArticle | null> = {
    [one]: rendered(one, 'one after'),
    [two]: rendered(two, 'two after', 99),
    ...given.again,
  }
  const tools = {
    configuration: {
      contentFolder: {
        toRelativePath: (file: string) => file.slice('/content/'.length),
        resolveRelativePath: (name: string) => name,
      },
      configuredEditions: [{ id: 'e', names: {} }],
    },
    fileRecords: { findOrRecordDigests: (name: string) => ({ digest: now[name] }) },
    renderer: {
      cache: {
        size,
        find: (name: string) => cached[name] ?? null,
        findArticlesOfDay: () => (given.sameDay === null ? 'damaged' : new Map(Object.entries(cached))),
      },
      tryRenderAndCache: async (file: string) => again[file.slice('/content/'.length)] ?? null,
    },
  }
  const edited = Object.entries(files).map(([name, earlierDigest]) => ({
    file: `/content/${name}`,
    digest: now[name] ?? '',
    earlierDigest,
  }))
  return renderIsolatedEdits(edited, 2, tools as unknown as EditTools)
}

describe('edits', () => {
  it('have the article before and after', async () => {
    expect(await find({ [one]: 'one before' })).toEqual([
      {
        file: `/content/${one}`,
        articleBefore: cachedArticles[one],
        articleAfter: rendered(one, 'one after'),
      },
    ])
  })

  it.each<[string, Given]>([
    [
      'its earlier version is not that of the cache',
      { cached: { ...cachedArticles, [one]: rendered(one, 'x') } },
    ],
    ['the cache lacks it', { cached: { [two]: rendered(two, 'two', 99) } }],
    ['it cannot be rendered', { again: { [one]: null } }],
    ['another of its day has changed too', { now: { [two]: 'two after' } }],
    ['its day cannot be read', { sameDay: null }],
    ['it has changed again', { now: { [one]: 'one later' } }],
    [
      'it has the words of another of its day',
      { again: { [one]: rendered(one, 'two') }, now: { [one]: 'two' } },
    ],
    ['the cache lacks an article of the release', { size: 1 }],
    ['the cache has an article too many', { size: 3 }],
  ])('are none where %s', async (_, given) => expect(await find({ [one]: 'one before' }, given)).toBeNull())

  it('are none where two are of one day, or one is no article', async () => {
    const now = { [two]: 'two after' }
    expect(await find({ [one]: 'one before', [two]: 'two' }, { now })).toBeNull()
    expect(await find({ [one]: 'one before', 'e/pages/a.md': 'a' })).toBeNull()
  })
})
