/** Makes snippets from an analysis of every word: slow, but obviously correct. The oracle for `TermFinder`. */

import type { TextSegment } from '../../src/model/search-results.ts'
import { listBaseForms } from '../../src/search/inflections.ts'
import type { Query, SearchTerm } from '../../src/search/query.ts'
import { type SearchWord, splitWords } from '../../src/search/words.ts'

/** Approximate length of a snippet, in characters. */
const snippetLength = 240

/** Maximum searched length of a text, in characters. */
const maxTextLength = 60_000

/** Number of different terms at which the search for a better excerpt stops. */
const sufficientTerms = 4

/** A match of a term in a text. */
interface TermMatch {
  start: number
  end: number
  /** Index of the term. */
  term: number
}

/**
 * True when a word matches the term or shares a base form. Base forms begin alike, so the first letters are
 * compared first.
 */
const sharesBaseForm = (term: Extract<SearchTerm, { kind: 'word' }>, { word, written }: SearchWord) =>
  word[0] === term.word[0] &&
  (word === term.word ||
    term.baseForms.includes(word) ||
    listBaseForms(word, written).some((form) => form === term.word || term.baseForms.includes(form)))

/** Returns the number of words that match the term from a position on, or 0. */
function matchLength(term: SearchTerm, words: readonly SearchWord[], position: number): number {
  const word = words[position]
  if (!word) return 0
  if (term.kind === 'word') return sharesBaseForm(term, word) ? 1 : 0
  if (term.kind === 'prefix') return word.word.startsWith(term.prefix) ? 1 : 0
  return term.words.every((each, offset) => words[position + offset]?.word === each) ? term.words.length : 0
}

function findMatches(text: string, terms: readonly SearchTerm[]): TermMatch[] {
  const words = splitWords(text)
  const matches: TermMatch[] = []
  for (let position = 0; position < words.length; position++) {
    const lengths = terms.map((term) => matchLength(term, words, position))
    const longestMatch = Math.max(0, ...lengths)
    const [first, last] = [words[position], words[position + longestMatch - 1]]
    if (longestMatch > 0 && first && last) {
      matches.push({ start: first.start, end: last.end, term: lengths.indexOf(longestMatch) })
      position += longestMatch - 1
    }
  }
  return matches
}

/** Returns the start of the excerpt with the most different terms; the first of several. */
function findBestStart(matches: readonly TermMatch[]): number {
  let [best, mostTerms] = [0, 0]
  for (const [index, { start }] of matches.entries()) {
    const terms = new Set<number>()
    for (let next = index; (matches[next]?.end ?? Number.POSITIVE_INFINITY) <= start + snippetLength; next++)
      terms.add(matches[next]?.term ?? 0)
    if (terms.size > mostTerms) [best, mostTerms] = [start, terms.size]
    if (terms.size >= sufficientTerms) break
  }
  return best
}

function toSegments(text: string, matches: readonly TermMatch[]): TextSegment[] {
  const segments: TextSegment[] = []
  let at = 0
  for (const { start, end } of matches) {
    if (start > at) segments.push({ text: text.slice(at, start), marked: false })
    segments.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false })
  return segments
}

/** Highlights a query's matches in a whole text, such as a headline. */
export const highlightWholeText = (text: string, { required }: Query): TextSegment[] =>
  toSegments(text, findMatches(text, required))

/** Cuts an excerpt at word boundaries, with an ellipsis at each cut. */
function cutExcerpt(text: string, center: number): string {
  const earliest = Math.max(0, center - 60)
  const start = earliest === 0 ? 0 : Math.min(center, text.indexOf(' ', earliest) + 1 || center)
  const excerpt = text.slice(start, start + snippetLength)
  const cut = start + excerpt.length < text.length
  const end = cut ? Math.max(excerpt.lastIndexOf(' '), snippetLength / 2) : excerpt.length
  return `${start > 0 ? '…\u00a0' : ''}${excerpt.slice(0, end).trimEnd()}${cut ? '\u00a0…' : ''}`
}

/**
 * Returns the excerpt with the most different terms, or the beginning of the text, with single spaces and its matches
 * highlighted.
 */
export function snippetOfEveryWord(body: string, query: Query): TextSegment[] {
  const text = body
    .slice(0, maxTextLength)
    .replace(/\s+/g, (run) => (run === '\u00a0' || run === '\u202f' ? run : ' '))
    .trim()
  const excerpt = cutExcerpt(text, findBestStart(findMatches(text, query.required))).toWellFormed()
  return toSegments(excerpt, findMatches(excerpt, query.required))
}
