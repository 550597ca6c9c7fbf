import type { TextSegment } from '../model/search-results.ts'
import { baseForms } from './inflections.ts'
import type { Query, Term } from './query.ts'
import { type SearchWord, splitWords } from './words.ts'

/** Approximate length of a snippet, in characters. */
const snippetLength = 240

/** Maximum searched length of a text, in characters. */
const longestText = 60_000

/** Number of different terms at which the search for a better excerpt stops. */
const enoughTerms = 4

/** A match of a term in a text. */
interface Match {
  start: number
  end: number
  /** Index of the term. */
  term: number
}

/**
 * True when a word matches the term or shares a base form. Base forms begin alike, so that the first letters are
 * compared first.
 */
const sharesForm = (term: Extract<Term, { kind: 'word' }>, { word, written }: SearchWord) =>
  word[0] === term.word[0] &&
  (word === term.word ||
    term.forms.includes(word) ||
    baseForms(word, written).some((form) => form === term.word || term.forms.includes(form)))

/** Returns the number of words that match the term from a position on, or 0. */
function lengthAt(term: Term, words: readonly SearchWord[], place: number): number {
  const word = words[place]
  if (!word) return 0
  if (term.kind === 'word') return sharesForm(term, word) ? 1 : 0
  if (term.kind === 'prefix') return word.word.startsWith(term.prefix) ? 1 : 0
  return term.words.every((each, offset) => words[place + offset]?.word === each) ? term.words.length : 0
}

function matchesIn(text: string, terms: readonly Term[]): Match[] {
  const words = splitWords(text)
  const found: Match[] = []
  for (let place = 0; place < words.length; place++) {
    const lengths = terms.map((term) => lengthAt(term, words, place))
    const longest = Math.max(0, ...lengths)
    const [first, last] = [words[place], words[place + longest - 1]]
    if (longest > 0 && first && last) {
      found.push({ start: first.start, end: last.end, term: lengths.indexOf(longest) })
      place += longest - 1
    }
  }
  return found
}

/** Returns the start of the excerpt with the most different terms; the first of several. */
function bestStart(matches: readonly Match[]): number {
  let [best, most] = [0, 0]
  for (const [index, { start }] of matches.entries()) {
    const terms = new Set<number>()
    for (let next = index; (matches[next]?.end ?? Number.POSITIVE_INFINITY) <= start + snippetLength; next++)
      terms.add(matches[next]?.term ?? 0)
    if (terms.size > most) [best, most] = [start, terms.size]
    if (terms.size >= enoughTerms) break
  }
  return best
}

function segments(text: string, matches: readonly Match[]): TextSegment[] {
  const found: TextSegment[] = []
  let at = 0
  for (const { start, end } of matches) {
    if (start > at) found.push({ text: text.slice(at, start), marked: false })
    found.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) found.push({ text: text.slice(at), marked: false })
  return found
}

/** Highlights a query's matches in a whole text, such as a headline. */
export const highlightText = (text: string, { required }: Query): TextSegment[] =>
  segments(text, matchesIn(text, required))

/** Cuts an excerpt at word boundaries, with an ellipsis at each cut. */
function stretch(text: string, around: number): string {
  const wanted = Math.max(0, around - 60)
  const start = wanted === 0 ? 0 : Math.min(around, text.indexOf(' ', wanted) + 1 || around)
  const rest = text.slice(start, start + snippetLength)
  const cut = start + rest.length < text.length
  const end = cut ? Math.max(rest.lastIndexOf(' '), snippetLength / 2) : rest.length
  return `${start > 0 ? '…\u00a0' : ''}${rest.slice(0, end).trimEnd()}${cut ? '\u00a0…' : ''}`
}

/**
 * Returns the excerpt with the most different terms, or the beginning of the text, with single spaces and its matches
 * highlighted.
 */
export function makeSnippet(body: string, query: Query): TextSegment[] {
  const text = body.slice(0, longestText).replace(/\s+/g, ' ').trim()
  const chosen = stretch(text, bestStart(matchesIn(text, query.required))).toWellFormed()
  return segments(chosen, matchesIn(chosen, query.required))
}
