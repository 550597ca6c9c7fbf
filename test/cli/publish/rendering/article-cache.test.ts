import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import { toArticleBrief } from '../../../../src/cli/publish/articles/article-brief.ts'
import { ArticleCache } from '../../../../src/cli/publish/rendering/article-cache.ts'
import type { CachedArticle } from '../../../../src/cli/publish/rendering/cached-article.ts'
import { StateFile } from '../../../../src/cli/publish/state/state-file.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { summaryOf } from '../../../support/generated.ts'

const cachedArticle = (
  slug: string,
  pack: string,
  length: number,
  published: string | null = null,
): CachedArticle => ({
  fileDigest: 's',
  documentDigest: slug,
  pictureLookups: [],
  smallerCopies: [],
  unmeasuredPictures: [],
  archiveUrls: [],
  shownPictureNames: [],
  location: { pack, start: 0, length },
  summary: { ...summaryOf(slug, { headline: slug, published }), file: `e/articles/${slug}.md` },
})

/** A folder with these packs, each of a hundred bytes, and caches on its facts, as publications open them. */
async function cacheFolder(...packs: string[]) {
  const folder = await temporaryFolder()
  const packFolder = path.join(folder, 'packs')
  await mkdir(packFolder)
  await writeFiles(packFolder, Object.fromEntries(packs.map((name) => [name, 'x'.repeat(100)])))
  const state = StateFile.open(folder)
  const tables = [state.openTable('articles', 'c'), state.openTable('releases', 'c')] as const
  const open = () => new ArticleCache(packFolder, ...tables)
  return { open, tables, packFolder }
}

const addTo = (cache: ArticleCache, ...articles: CachedArticle[]) => {
  for (const article of articles) cache.addAndMarkUsed(article, JSON.stringify(article))
}

const useIn = (cache: ArticleCache, ...slugs: string[]) => {
  for (const slug of slugs) {
    const article = cache.find(`e/articles/${slug}.md`)
    if (article) cache.markUsed(article)
  }
}

const contentWith = async (...slugs: string[]) =>
  new ContentFolder(
    await smallArchive(
      Object.fromEntries(slugs.map((slug) => [`e/articles/${slug}.md`, articleFile(`headline: ${slug}`)])),
    ),
  )

describe('the cache of rendered articles', () => {
  it('loses packs that are less than half used, and articles without a file', async () => {
    const { open, packFolder } = await cacheFolder('a.pack', 'b.pack', 'c.pack', 'other.txt')
    const first = open()
    addTo(first, cachedArticle('a', 'a.pack', 30), cachedArticle('b', 'a.pack', 20))
    addTo(first, cachedArticle('gone', 'b.pack', 50), cachedArticle('d', 'c.pack', 49))
    await first.removeUnused(await contentWith('a', 'b', 'gone', 'd'))
    expect((await readdir(packFolder)).sort()).toEqual(['a.pack', 'b.pack', 'other.txt'])
    const second = open()
    useIn(second, 'a', 'b')
    await second.removeUnused(await contentWith('a', 'b', 'd'))
    expect((await readdir(packFolder)).sort()).toEqual(['a.pack', 'other.txt'])
    expect([second.size, second.find('e/articles/gone.md')]).toEqual([3, null])
    expect([
      first.hasPack(cachedArticle('d', 'c.pack', 1)),
      open().hasPack(cachedArticle('d', 'c.pack', 1)),
    ]).toEqual([true, false])
  })

  it('forgets its release once an article was rendered, and only then', async () => {
    const { open, tables } = await cacheFolder()
    const [, releases] = tables
    addTo(open(), cachedArticle('a', 'a.pack', 1))
    releases.set('served', 'r1')
    useIn(open(), 'a')
    expect(releases.find('served')).toBe('r1')
    const cache = open()
    addTo(cache, cachedArticle('b', 'a.pack', 1))
    expect(releases.size).toBe(0)
    releases.set('served', 'r2')
    addTo(cache, cachedArticle('c', 'a.pack', 1))
    expect(releases.find('served')).toBe('r2')
  })

  it('has the articles of a day, the briefs of all, and the summary in each row', async () => {
    const { open, tables } = await cacheFolder()
    const cache = open()
    const [early, late, undated] = [
      cachedArticle('a', 'a.pack', 1, '2016-04-08T10:00Z'),
      cachedArticle('b', 'a.pack', 1, '2016-04-09'),
      cachedArticle('c', 'a.pack', 1),
    ]
    addTo(cache, early, late, undated)
    const namesOf = (day: string | null) => {
      const found = cache.findArticlesOfDay('e', day)
      return found === 'damaged' ? found : [...found.keys()]
    }
    expect([namesOf('2016-04-08'), namesOf(null)]).toEqual([['e/articles/a.md'], ['e/articles/c.md']])
    const briefs = [...cache.listBriefs()]
    expect(briefs.map(({ brief }) => brief)).toEqual(
      [early, late, undated].map(({ summary }) => toArticleBrief(summary)),
    )
    expect(briefs.map(({ rowId }) => cache.readSummary(rowId).headline)).toEqual(['a', 'b', 'c'])
    expect(() => cache.readSummary(99)).toThrow('article 99')
    cache.remove('e/articles/b.md')
    expect([cache.size, tables[0].find('e/articles/b.md')]).toEqual([2, null])
  })
})
