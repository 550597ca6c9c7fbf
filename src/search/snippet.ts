import type { TextSegment } from '../model/search-results.ts'
import type { TermFinder, TermMatch } from './term-finder.ts'

/** Approximate length of a snippet, in characters. */
const snippetLength = 240

/** Maximum searched length of a text, in characters. */
const maxTextLength = 60_000

/** Number of different terms at which the search for a better excerpt stops. */
const sufficientTerms = 4

/** Returns the start of the excerpt with the most different terms; the first of several. */
function findBestStart(text: string, finder: TermFinder): number {
  const sufficient = Math.min(sufficientTerms, finder.terms.length)
  let [best, mostTerms] = [0, 0]
  let matches: TermMatch[] = []
  if (sufficient > 0)
    for (const match of finder.find(text)) {
      matches = [...matches, match].filter(({ start }) => match.end <= start + snippetLength)
      const terms = new Set(matches.map(({ term }) => term)).size
      if (terms > mostTerms) [best, mostTerms] = [matches[0]?.start ?? 0, terms]
      if (terms >= sufficient) break
    }
  return best
}

function toSegments(text: string, matches: Iterable<TermMatch>): TextSegment[] {
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
export const highlightText = (text: string, finder: TermFinder): TextSegment[] =>
  toSegments(text, finder.find(text))

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
 * Returns the excerpt with the most different terms, or the beginning of the text, with single spaces, its
 * no-break spaces and its matches highlighted.
 */
export function makeSnippet(body: string, finder: TermFinder): TextSegment[] {
  const text = body
    .slice(0, maxTextLength)
    .replace(/\s{2,}|[^\S \u00a0\u202f]/g, ' ')
    .trim()
  return highlightText(cutExcerpt(text, findBestStart(text, finder)).toWellFormed(), finder)
}
