import { editionOf } from '../../model/address.ts'
import type { SearchResults, TextSegment } from '../../model/search-results.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import type { RenderContext } from '../representation.ts'
import { toFacetHref } from '../search-href.ts'

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
 * page's URL or `null`, as `previous`. `facets`: names among the first 1,000 hits. `highlights`: ranges of the snippet that match.
 */
export function searchJson(
  { address, typed, ignored, found }: SearchResults,
  context: RenderContext,
): string {
  const {
    total = 0,
    capped = false,
    page = null,
    previous = null,
    next = null,
    hits = [],
    facets = [],
  } = found ?? {}
  const toUrl = (href: string | null) => href && context.archive.url + href
  const results = {
    query: typed,
    ignored,
    total,
    totalIsCapped: capped,
    page,
    previous: toUrl(previous),
    next: toUrl(next),
    facets: facets.map(({ editions, ...facet }) => ({
      ...facet,
      url: toUrl(toFacetHref(address, typed, facet)),
    })),
    hits: hits.map(({ address: hitAddress, date, section, credit, language, headline, snippet }) => ({
      address: hitAddress,
      url: canonicalUrlOf(context, hitAddress),
      headline: joinSegments(headline),
      date,
      author: credit,
      section,
      language: language ?? context.editions.find(({ id }) => id === editionOf(hitAddress))?.language,
      snippet: joinSegments(snippet),
      highlights: highlightRanges(snippet),
    })),
  }
  return `${JSON.stringify(results, null, 1)}\n`
}
