import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'

/** An article whose edit changes its document, and possibly its line in lists, but not its places in them. */
export interface ArticleEdit {
  file: string
  before: CachedArticle
  after: CachedArticle
}

/** Properties of a summary that appear only in the article's document, in its line in lists and in links to it. */
const ownProperties = new Set([
  'wordsDigest',
  'textLength',
  'headline',
  'excerpt',
  'credit',
  'language',
  'picture',
])

/** Returns the facts that places in lists, addresses, counts, pictures and checks depend on. */
function toDependencies({ summary, shownPictures }: CachedArticle, { names }: ConfiguredEdition): string {
  // An edition's names are checked against its articles' credits.
  const credit = Object.keys(names).length > 0 ? summary.listing.credit : null
  return JSON.stringify([summary, shownPictures, credit], (key, value) =>
    ownProperties.has(key) ? undefined : value,
  )
}

/** True if an article keeps its places. One with corrections is excluded, since the days of its corrections list it. */
const staysInPlace = ({ before, after }: ArticleEdit, edition: ConfiguredEdition): boolean =>
  before.summary.corrections.length === 0 &&
  toDependencies(before, edition) === toDependencies(after, edition)

/** True if two articles have the same words, which is a fault unless one of them names the other in `sameAs`. */
const repeats = (a: ArticleSummary, b: ArticleSummary): boolean =>
  a.wordsDigest !== null && a.wordsDigest === b.wordsDigest && a.sameAs === null && b.sameAs === null

/** True if a changed length passes another article's: a day lists its longest article first. */
const hasPassed = (before: number, after: number, other: number): boolean =>
  before !== after && other >= Math.min(before, after) && other <= Math.max(before, after)

/**
 * True if an edit changes only its article's document, its line in lists and the links to it.
 * @param sameDay the other articles of the edition on that day
 */
export const isSeparateEdit = (
  edit: ArticleEdit,
  edition: ConfiguredEdition,
  sameDay: readonly CachedArticle[],
): boolean =>
  staysInPlace(edit, edition) &&
  sameDay.every(
    ({ summary }) =>
      !repeats(summary, edit.after.summary) &&
      !hasPassed(edit.before.summary.textLength, edit.after.summary.textLength, summary.textLength),
  )
