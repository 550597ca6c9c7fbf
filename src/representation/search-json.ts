import { addressToPath } from '../model/address.ts'
import type { SearchResults, TextSegment } from '../model/search-results.ts'
import type { RenderContext } from './representation.ts'

const plainText = (segments: readonly TextSegment[]) => segments.map(({ text }) => text).join('')

/** Where the marked pieces are, in UTF-16 code units: [start, end). */
function highlightRanges(segments: readonly TextSegment[]): [start: number, end: number][] {
  let at = 0
  return segments.flatMap(({ text, marked }) => {
    const start = at
    at += text.length
    return marked ? [[start, at] as [number, number]] : []
  })
}

/**
 * Hits as JSON: `total` (with `totalIsCapped`, when there are more), `page` (`null` past the 50th), `next` (a URL or `null`), what was `ignored`, and
 * for each hit its address, URL, headline, date (`null` when it is not known) and snippet, with where it has the words.
 */
export function searchJson({ typed, ignored, found }: SearchResults, { archive }: RenderContext): string {
  const { total = 0, capped = false, page = null, next = null, hits = [] } = found ?? {}
  const results = {
    query: typed,
    ignored,
    total,
    totalIsCapped: capped,
    page,
    next: next === null ? null : archive.url + next,
    hits: hits.map(({ address, date, headline, snippet }) => ({
      address,
      url: archive.url + addressToPath(address),
      headline: plainText(headline),
      date,
      snippet: plainText(snippet),
      highlights: highlightRanges(snippet),
    })),
  }
  return `${JSON.stringify(results, null, 1)}\n`
}
