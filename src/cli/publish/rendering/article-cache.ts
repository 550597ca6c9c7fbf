import { existsSync, readdirSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { UnreadableObject } from '../../../archive/objects.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { type ArticleBrief, toArticleBrief } from '../articles/article-brief.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { FactTable } from '../state/fact-table.ts'
import { articleDaySql, articleEditionSql } from '../state/state-file.ts'
import { type CachedArticle, internCachedArticle } from './cached-article.ts'

/**
 * Articles that earlier publications rendered. The state file contains facts about them, which are read one article at
 * a time; pack files contain their documents. The cache folder can be deleted at any time.
 */
export class ArticleCache {
  readonly #cacheFolder: string
  readonly #articleTable: FactTable
  readonly #releaseTable: FactTable
  readonly #packNames: ReadonlySet<string>
  /** Pack → number of the pack's bytes that this publication uses. */
  readonly #usedBytesByPack = new Map<string, number>()
  #usedArticleCount = 0
  #isChanged = false

  /**
   * @param cacheFolder the folder with the pack files
   * @param articleTable articles by file, valid for the current code and settings
   * @param releaseTable the remembered release, cleared when an article is added
   */
  constructor(cacheFolder: string, articleTable: FactTable, releaseTable: FactTable) {
    this.#cacheFolder = cacheFolder
    this.#articleTable = articleTable
    this.#releaseTable = releaseTable
    this.#packNames = new Set(readdirSync(cacheFolder))
  }

  /** Finds the article rendered from the file at a path within the content folder; `null` if there is none. */
  find(pathInContent: string): CachedArticle | null {
    const articleJson = this.#articleTable.find(pathInContent)
    return articleJson === null ? null : internCachedArticle(JSON.parse(articleJson) as CachedArticle)
  }

  /** Maps paths to an edition's articles of a day; undated ones if `day` is `null`. */
  findArticlesOfDay(editionId: string, day: string | null): Map<string, CachedArticle> | 'damaged' {
    const articleJsonByPath = this.#articleTable.findWhere(
      `${articleEditionSql} = ? AND ${articleDaySql} IS ?`,
      [editionId, day],
    )
    if (articleJsonByPath === 'damaged') return 'damaged'
    return new Map(
      [...articleJsonByPath].map(([pathInContent, articleJson]) => [
        pathInContent,
        JSON.parse(articleJson) as CachedArticle,
      ]),
    )
  }

  /** Yields every article's brief and the id of its row. Stops at the first damaged brief. */
  *listBriefs(): Generator<{ rowId: number; brief: ArticleBrief }> {
    for (const { rowId, brief } of this.#articleTable.listBriefs())
      yield { rowId, brief: JSON.parse(brief) as ArticleBrief }
  }

  /** Reads the summary in a row of the article table. @throws UnreadableObject if the row is damaged or missing */
  readSummary(rowId: number): ArticleSummary {
    const articleJson = this.#articleTable.findByRowId(rowId)
    if (articleJson === null) throw new UnreadableObject(`article ${rowId}`, 'missing or corrupt')
    return (JSON.parse(articleJson) as CachedArticle).summary
  }

  /** The number of cached articles. */
  get size(): number {
    return this.#articleTable.size
  }

  /** True if the pack of the article's document existed when the cache was opened. */
  hasPack({ location }: CachedArticle): boolean {
    return this.#packNames.has(location.pack)
  }

  /** Counts an article, and the bytes of its document, as used by this publication. */
  markUsed({ location }: CachedArticle): void {
    this.#usedArticleCount++
    this.#usedBytesByPack.set(
      location.pack,
      (this.#usedBytesByPack.get(location.pack) ?? 0) + location.length,
    )
  }

  /** Adds a newly rendered article and its JSON. Clears the remembered release, which may not contain the article. */
  addAndMarkUsed(article: CachedArticle, articleJson: string): void {
    if (!this.#isChanged) this.#releaseTable.clear()
    this.#isChanged = true
    this.#articleTable.set(article.summary.file, articleJson, JSON.stringify(toArticleBrief(article.summary)))
    this.markUsed(article)
  }

  remove(pathInContent: string): void {
    this.#articleTable.delete(pathInContent)
  }

  /** Removes articles whose files no longer exist, and packs of which this publication uses less than half. */
  async removeUnused(content: ContentFolder): Promise<void> {
    if (this.#articleTable.size > this.#usedArticleCount)
      this.#articleTable.deleteUnwanted((pathWithin) => existsSync(content.resolveRelativePath(pathWithin)))
    for (const packName of await readdir(this.#cacheFolder)) {
      const packPath = path.join(this.#cacheFolder, packName)
      const isMostlyUnused = async () =>
        (await stat(packPath)).size / 2 > (this.#usedBytesByPack.get(packName) ?? 0)
      if (packName.endsWith('.pack') && (await isMostlyUnused())) await rm(packPath, { force: true })
    }
  }
}
