import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import { truncateToDay } from '../../content/files/words-digest.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { listZoneOffsets } from '../articles/zone-offsets.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'
import type { DigestedFile } from '../state/content-snapshot.ts'
import { findFileNameFaults } from '../survey-article.ts'
import type { EditTools } from './render-edits.ts'

/** An article that was added to a content folder. */
export interface AddedArticle {
  file: string
  article: CachedArticle
}

/**
 * True if an article depends only on its own file, and affects other documents only through lists, links and
 * addresses.
 */
const isIndependentArticle = ({ sameAs, corrections }: ArticleSummary) =>
  sameAs === null && corrections.length === 0

/** True if another article of the same edition and day has the same words, or the cache of that day is damaged. */
function mayBeRepetition(
  { edition, published, wordsDigest, file }: ArticleSummary,
  { renderer }: EditTools,
): boolean {
  const articlesOfDay = renderer.cache.findArticlesOfDay(edition, truncateToDay(published))
  if (articlesOfDay === 'damaged') return true
  const otherArticles = [...articlesOfDay.values()].filter(({ summary }) => summary.file !== file)
  return otherArticles.some(({ summary }) => wordsDigest !== null && summary.wordsDigest === wordsDigest)
}

/**
 * Renders an added file. Returns `null` if the file has faults or has changed again, or if the article may be taken
 * down or affect more than lists, links and addresses.
 */
async function renderIndependentAddition(
  { file, digest }: DigestedFile,
  edition: ConfiguredEdition,
  tools: EditTools,
): Promise<AddedArticle | null> {
  if (findFileNameFaults(file).length > 0) return null
  const article = await tools.renderer.tryRenderAndCache(file, edition.id)
  if (article?.fileDigest !== digest || !isIndependentArticle(article.summary)) return null
  // A time without an offset may be in a year for which the release lists no zone offsets.
  if (listZoneOffsets(edition.timeZone, [article.summary]).length > 0) return null
  return mayBeRepetition(article.summary, tools) ? null : { file, article }
}

/**
 * Renders added files.
 * @param articleCount the number of articles in the previous release
 * @returns `null` if a file is not an article or has faults, if an article may affect more than lists, links and
 * addresses, or if the cache does not contain `articleCount` articles
 */
export async function renderIndependentAdditions(
  addedFiles: readonly DigestedFile[],
  articleCount: number,
  tools: EditTools,
): Promise<AddedArticle[] | null> {
  const { configuration, renderer } = tools
  if (renderer.cache.size !== articleCount) return null
  const additions: AddedArticle[] = []
  for (const addedFile of addedFiles) {
    const contentPath = configuration.contentFolder.toRelativePath(addedFile.file)
    const edition = configuration.configuredEditions.find(({ id }) =>
      contentPath.startsWith(`${id}/articles/`),
    )
    const addition = edition ? await renderIndependentAddition(addedFile, edition, tools) : null
    if (!addition) return null
    additions.push(addition)
  }
  return additions
}
