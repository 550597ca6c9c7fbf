import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'

/** An article before and after an edit. An edit that is not isolated requires an ordinary publication. */
export interface ArticleEdit {
  file: string
  articleBefore: CachedArticle
  articleAfter: CachedArticle
}

/** Properties of a summary that affect nothing but the article's document, its line in lists and links to it. */
const isolatedProperties = new Set([
  'wordsDigest',
  'textLength',
  'headline',
  'excerpt',
  'credit',
  'language',
  'picture',
])

/** Serialises the facts about an article that affect addresses, places in lists, counts, pictures and checks. */
function serialiseFactsForOtherPages(
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
 * True if an article keeps its places in lists. Always false for an article with corrections, which is also in the
 * edition's list of corrections.
 */
const keepsPlacesInLists = (
  { articleBefore, articleAfter }: ArticleEdit,
  edition: ConfiguredEdition,
): boolean =>
  articleBefore.summary.corrections.length === 0 &&
  serialiseFactsForOtherPages(articleBefore, edition) === serialiseFactsForOtherPages(articleAfter, edition)

/** True if two articles have the same words and neither declares the repetition in `sameAs`, which is a fault. */
const isRepetition = (a: ArticleSummary, b: ArticleSummary): boolean =>
  a.wordsDigest !== null && a.wordsDigest === b.wordsDigest && a.sameAs === null && b.sameAs === null

/**
 * True if an edit makes an article longer or shorter than another article of the same day. The list of a day begins
 * with its longest article, so the order of the two may change.
 */
const mayChangeLengthOrder = (lengthBefore: number, lengthAfter: number, otherLength: number): boolean =>
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
      !mayChangeLengthOrder(
        edit.articleBefore.summary.textLength,
        edit.articleAfter.summary.textLength,
        summary.textLength,
      ),
  )
