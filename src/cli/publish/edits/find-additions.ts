import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import { dayOf } from '../../content/files/words-digest.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { listZoneOffsets } from '../articles/zone-offsets.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'
import type { DigestedFile } from '../state/content-snapshot.ts'
import { checkFileName } from '../survey-article.ts'
import type { EditTools } from './find-edits.ts'

/** An article that was added to a content folder. */
export interface Addition {
  file: string
  article: CachedArticle
}

/** True if an article depends on nothing but its own file, and only lists, links and addresses depend on it. */
const isSeparate = ({ sameAs, corrections }: ArticleSummary) => sameAs === null && corrections.length === 0

/** True if another article of its edition and day has the same words, so one of them may be a repetition. */
function hasRepetition(
  { edition, published, wordsDigest, file }: ArticleSummary,
  { renderer }: EditTools,
): boolean {
  const sameDay = renderer.cache.findOfDay(edition, dayOf(published))
  const others = [...(sameDay?.values() ?? [])].filter(({ summary }) => summary.file !== file)
  return (
    sameDay === null ||
    others.some(({ summary }) => wordsDigest !== null && summary.wordsDigest === wordsDigest)
  )
}

/**
 * Renders an added file; `null` unless it is an article, and nothing about it needs the whole content folder, or if it has
 * changed again.
 */
async function findAddition(
  { file, digest }: DigestedFile,
  edition: ConfiguredEdition,
  tools: EditTools,
): Promise<Addition | null> {
  if (checkFileName(file).length > 0) return null
  const article = await tools.renderer.renderAgain(file, edition.id)
  if (article?.source !== digest || !isSeparate(article.summary)) return null
  // A time without an offset may need more years of the edition's time zone.
  if (listZoneOffsets(edition.timeZone, [article.summary]).length > 0) return null
  return hasRepetition(article.summary, tools) ? null : { file, article }
}

/**
 * Renders added files.
 * @param articles the number of articles in the previous release
 * @returns `null` if one of them is not an article, or may change more than lists, links and addresses
 */
export async function findAdditions(
  files: readonly DigestedFile[],
  articles: number,
  tools: EditTools,
): Promise<Addition[] | null> {
  const { configuration, renderer } = tools
  if (renderer.cache.size !== articles) return null
  const additions: Addition[] = []
  for (const file of files) {
    const name = configuration.content.pathWithin(file.file)
    const edition = configuration.configuredEditions.find(({ id }) => name.startsWith(`${id}/articles/`))
    const addition = edition ? await findAddition(file, edition, tools) : null
    if (!addition) return null
    additions.push(addition)
  }
  return additions
}
