import type { TextSegment } from '../model/search-results.ts'
import type { TermFinder, TermMatch } from './term-finder.ts'

/** Approximate length of a snippet, in characters. */
const snippetLength = 240

/** Maximum length of text that is searched for an excerpt, in characters. */
const maxTextLength = 60_000

/** Number of different terms at which an excerpt is good enough, and the search for a better one ends. */
const sufficientTermCount = 4

/**
 * Returns the start of the excerpt with the most different terms, the first of several. Returns 0 if no term matches.
 */
function findBestExcerptStart(text: string, finder: TermFinder): number {
  const neededTermCount = Math.min(sufficientTermCount, finder.terms.length)
  let [bestStart, bestTermCount] = [0, 0]
  let matches: TermMatch[] = []
  if (neededTermCount > 0)
    for (const match of finder.find(text)) {
      matches = [...matches, match].filter(({ start }) => match.end <= start + snippetLength)
      const termCount = new Set(matches.map(({ term }) => term)).size
      if (termCount > bestTermCount) [bestStart, bestTermCount] = [matches[0]?.start ?? 0, termCount]
      if (termCount >= neededTermCount) break
    }
  return bestStart
}

/** Splits a text into segments and marks those that are matches. */
function splitAtMatches(text: string, matches: Iterable<TermMatch>): TextSegment[] {
  const segments: TextSegment[] = []
  let segmentStart = 0
  for (const { start, end } of matches) {
    if (start > segmentStart) segments.push({ text: text.slice(segmentStart, start), marked: false })
    segments.push({ text: text.slice(start, end), marked: true })
    segmentStart = end
  }
  if (segmentStart < text.length) segments.push({ text: text.slice(segmentStart), marked: false })
  return segments
}

/** Splits a whole text, such as a headline, into segments and marks the matches of a query's terms. */
export const highlightText = (text: string, finder: TermFinder): TextSegment[] =>
  splitAtMatches(text, finder.find(text))

/** Cuts an excerpt out of a text, around a match and between words. Adds an ellipsis at each cut. */
function cutExcerpt(text: string, firstMatchStart: number): string {
  const earliestStart = Math.max(0, firstMatchStart - 60)
  const excerptStart =
    earliestStart === 0
      ? 0
      : Math.min(firstMatchStart, text.indexOf(' ', earliestStart) + 1 || firstMatchStart)
  const excerpt = text.slice(excerptStart, excerptStart + snippetLength)
  const isCutAtEnd = excerptStart + excerpt.length < text.length
  const excerptEnd = isCutAtEnd ? Math.max(excerpt.lastIndexOf(' '), snippetLength / 2) : excerpt.length
  return `${excerptStart > 0 ? '…\u00a0' : ''}${excerpt.slice(0, excerptEnd).trimEnd()}${isCutAtEnd ? '\u00a0…' : ''}`
}

/**
 * Returns the excerpt of a body with the most different terms, or the beginning of the body if no term matches. Marks
 * the matches, and collapses white space except for no-break spaces.
 */
export function createSnippet(body: string, finder: TermFinder): TextSegment[] {
  const singleSpacedText = body
    .slice(0, maxTextLength)
    .replace(/\s{2,}|[^\S \u00a0\u202f]/g, ' ')
    .trim()
  return highlightText(
    cutExcerpt(singleSpacedText, findBestExcerptStart(singleSpacedText, finder)).toWellFormed(),
    finder,
  )
}
