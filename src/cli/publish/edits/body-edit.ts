import type { ArticleSummary } from '../articles/article-summary.ts'
import type { CachedArticle } from '../rendering/cached-article.ts'

/** An article whose body was edited so that nothing else of the release follows: no list, no address, no other article. */
export interface BodyEdit {
  file: string
  before: CachedArticle
  after: CachedArticle
}

/** Returns what lists, addresses, counts and pictures depend on. */
function toDependencies({ summary, shown }: CachedArticle): string {
  const { words: _words, length: _length, ...listed } = summary
  return JSON.stringify([listed, shown])
}

/** True when nothing but an article's words was edited. A corrected one is in lists by the days of corrections, too. */
const isOnlyBody = ({ before, after }: BodyEdit): boolean =>
  before.summary.corrections.length === 0 && toDependencies(before) === toDependencies(after)

/** True when an article has the words of another, which is a fault unless one of them says so. */
const repeats = (a: ArticleSummary, b: ArticleSummary): boolean =>
  a.words !== null && a.words === b.words && a.sameAs === null && b.sameAs === null

/** True when a length is between the former and the present one: on a day, the longest article comes first. */
const isBetween = (length: number, a: number, b: number): boolean =>
  length >= Math.min(a, b) && length <= Math.max(a, b)

/** True when an edit changes its article's document alone. @param sameDay the other articles of its edition's day */
export const isBodyEdit = (edit: BodyEdit, sameDay: readonly CachedArticle[]): boolean =>
  isOnlyBody(edit) &&
  sameDay.every(
    ({ summary }) =>
      !repeats(summary, edit.after.summary) &&
      !isBetween(summary.length, edit.before.summary.length, edit.after.summary.length),
  )
