import { editionOf } from '../../model/address.ts'
import type { SearchHit, SearchResults, TextSegment } from '../../model/search-results.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import type { RenderContext } from '../representation.ts'
import { toAlternativeHref, toFacetHref } from '../search-href.ts'

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

const toHitJson = (
  { address, date, section, credit, language, headline, snippet }: SearchHit,
  context: RenderContext,
) => ({
  address,
  url: canonicalUrlOf(context, address),
  headline: joinSegments(headline),
  date,
  author: credit,
  section,
  language: language ?? context.editions.find(({ id }) => id === editionOf(address))?.language,
  snippet: joinSegments(snippet),
  highlights: highlightRanges(snippet),
})

function toFoundJson(
  found: NonNullable<SearchResults['found']>,
  results: SearchResults,
  context: RenderContext,
) {
  const { total, capped, page, previous, next, hits, facets, lists, alternatives } = found
  const toUrl = (href: string | null) => href && context.archive.url + href
  return {
    total,
    totalIsCapped: capped,
    page,
    previous: toUrl(previous),
    next: toUrl(next),
    facets: facets.map(({ kind, name, articles }) => ({
      kind,
      name,
      articles,
      url: toUrl(toFacetHref(results.address, results.typed, { kind, name })),
    })),
    lists: lists.map(({ kind, name, address }) => ({ kind, name, url: canonicalUrlOf(context, address) })),
    alternatives: alternatives.map((alternative) => ({
      query: alternative.q,
      articles: alternative.articles,
      url: toUrl(toAlternativeHref(results, alternative)),
    })),
    hits: hits.map((hit) => toHitJson(hit, context)),
  }
}

/**
 * Search results as JSON. `totalIsCapped`: more than `total` articles match. `page`: `null` past the 50th. `next`: the next
 * page's URL or `null`, as `previous`. `facets`: names among the first 1,000 hits. `highlights`: ranges of the snippet that match.
 */
export function renderSearchJson(results: SearchResults, context: RenderContext): string {
  const { typed, ignored, found } = results
  const json = { query: typed, ignored, ...(found && toFoundJson(found, results, context)) }
  return `${JSON.stringify(json, null, 1)}\n`
}
