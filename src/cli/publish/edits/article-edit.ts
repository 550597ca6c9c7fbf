import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'

/** An article whose edit changes its document, and possibly its line in lists, but not its places in them. */
export interface ArticleEdit {
  file: string
  articleBefore: CachedArticle
  articleAfter: CachedArticle
}

/** Properties of a summary that appear only in the article's document, in its line in lists and in links to it. */
const isolatedProperties = new Set([
  'wordsDigest',
  'textLength',
  'headline',
  'excerpt',
  'credit',
  'language',
  'picture',
])

/** Returns the facts, as JSON, on which places in lists, addresses, counts, pictures and checks depend. */
function toDependenciesJson(
  { summary, shownPictureNames }: CachedArticle,
  { names }: ConfiguredEdition,
): string {
  // An edition's names are checked against its articles' credits.
  const credit = Object.keys(names).length > 0 ? summary.listing.credit : null
  return JSON.stringify([summary, shownPictureNames, credit], (propertyName, value) =>
    isolatedProperties.has(propertyName) ? undefined : value,
  )
}

/**
 * True if an article keeps its places. False for one with corrections, since the lists of the days of its
 * corrections contain it too.
 */
const keepsPlacesInLists = (
  { articleBefore, articleAfter }: ArticleEdit,
  edition: ConfiguredEdition,
): boolean =>
  articleBefore.summary.corrections.length === 0 &&
  toDependenciesJson(articleBefore, edition) === toDependenciesJson(articleAfter, edition)

/** True if two articles have the same words, which is a fault unless one of them names the other in `sameAs`. */
const isRepetition = (a: ArticleSummary, b: ArticleSummary): boolean =>
  a.wordsDigest !== null && a.wordsDigest === b.wordsDigest && a.sameAs === null && b.sameAs === null

/** True if a changed length passes another article's length: a day lists its longest article first. */
const passesLength = (lengthBefore: number, lengthAfter: number, otherLength: number): boolean =>
  lengthBefore !== lengthAfter &&
  otherLength >= Math.min(lengthBefore, lengthAfter) &&
  otherLength <= Math.max(lengthBefore, lengthAfter)

/**
 * True if an edit changes only its article's document, its line in lists and the links to it.
 * @param sameDayArticles the edition's other articles of the same day
 */
export const isIsolatedEdit = (
  edit: ArticleEdit,
  edition: ConfiguredEdition,
  sameDayArticles: readonly CachedArticle[],
): boolean =>
  keepsPlacesInLists(edit, edition) &&
  sameDayArticles.every(
    ({ summary }) =>
      !isRepetition(summary, edit.articleAfter.summary) &&
      !passesLength(
        edit.articleBefore.summary.textLength,
        edit.articleAfter.summary.textLength,
        summary.textLength,
      ),
  )
