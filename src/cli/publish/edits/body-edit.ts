import type { ArticleSummary } from '../articles/article-summary.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'

/** An article whose body alone was edited, so that lists, addresses and other articles stay the same. */
export interface BodyEdit {
  file: string
  before: CachedArticle
  after: CachedArticle
}

/** Returns the facts that lists, addresses, counts and pictures depend on. */
function toDependencies({ summary, shown }: CachedArticle): string {
  const { words: _words, length: _length, ...listed } = summary
  return JSON.stringify([listed, shown])
}

/**
 * True if only an article's words changed. An article with corrections is excluded, since the days of its corrections
 * list it.
 */
const isOnlyBody = ({ before, after }: BodyEdit): boolean =>
  before.summary.corrections.length === 0 && toDependencies(before) === toDependencies(after)

/** True if two articles have the same words, which is a fault unless one of them names the other in `sameAs`. */
const repeats = (a: ArticleSummary, b: ArticleSummary): boolean =>
  a.words !== null && a.words === b.words && a.sameAs === null && b.sameAs === null

/** True if a length is between an article's old and new lengths: a day lists its longest article first. */
const isBetween = (length: number, a: number, b: number): boolean =>
  length >= Math.min(a, b) && length <= Math.max(a, b)

/** True if an edit changes only its article's document. @param sameDay the other articles of the edition on that day */
export const isBodyEdit = (edit: BodyEdit, sameDay: readonly CachedArticle[]): boolean =>
  isOnlyBody(edit) &&
  sameDay.every(
    ({ summary }) =>
      !repeats(summary, edit.after.summary) &&
      !isBetween(summary.length, edit.before.summary.length, edit.after.summary.length),
  )
