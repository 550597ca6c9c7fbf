import type { SearchResults, TextSegment } from '../../model/search-results.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import type { RenderContext } from '../representation.ts'

const joinSegments = (segments: readonly TextSegment[]) => segments.map(({ text }) => text).join('')

/** Ranges of the marked segments in the whole text, in UTF-16 code units, end exclusive. */
function highlightRanges(segments: readonly TextSegment[]): [start: number, end: number][] {
  let offset = 0
  return segments.flatMap(({ text, marked }) => {
    const start = offset
    offset += text.length
    return marked ? [[start, offset] as [number, number]] : []
  })
}

/**
 * Search results as JSON. `totalIsCapped`: more than `total` articles match. `page`: `null` past the 50th. `next`: the next
 * page's URL or `null`. `highlights`: ranges of the snippet that match.
 */
export function searchJson({ typed, ignored, found }: SearchResults, context: RenderContext): string {
  const { total = 0, capped = false, page = null, next = null, hits = [] } = found ?? {}
  const results = {
    query: typed,
    ignored,
    total,
    totalIsCapped: capped,
    page,
    next: next === null ? null : context.archive.url + next,
    hits: hits.map(({ address, date, headline, snippet }) => ({
      address,
      url: canonicalUrlOf(context, address),
      headline: joinSegments(headline),
      date,
      snippet: joinSegments(snippet),
      highlights: highlightRanges(snippet),
    })),
  }
  return `${JSON.stringify(results, null, 1)}\n`
}
