import { editionIdOf } from '../../model/address.ts'
import type { SearchHit, SearchResults, TextSegment } from '../../model/search-results.ts'
import { canonicalUrlOf } from '../canonical-url.ts'
import type { RenderContext } from '../representation.ts'
import { toAlternativeHref, toFacetHref } from '../search-href.ts'

const joinSegments = (segments: readonly TextSegment[]) => segments.map(({ text }) => text).join('')

/** Returns the ranges of the marked segments within the whole text, in UTF-16 code units, with exclusive ends. */
function toHighlightRanges(segments: readonly TextSegment[]): [start: number, end: number][] {
  let textOffset = 0
  return segments.flatMap(({ text, marked }) => {
    const segmentStart = textOffset
    textOffset += text.length
    return marked ? [[segmentStart, textOffset] as [number, number]] : []
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
  language: language ?? context.editions.find(({ id }) => id === editionIdOf(address))?.language,
  snippet: joinSegments(snippet),
  highlights: toHighlightRanges(snippet),
})

function toHitsPageJson(
  hitsPage: NonNullable<SearchResults['found']>,
  results: SearchResults,
  context: RenderContext,
) {
  const { total, capped, page, previous, next, hits, facets, lists, alternatives } = hitsPage
  const toAbsoluteUrl = (href: string | null) => href && context.archive.url + href
  return {
    total,
    totalIsCapped: capped,
    page,
    previous: toAbsoluteUrl(previous),
    next: toAbsoluteUrl(next),
    facets: facets.map(({ kind, name, articles }) => ({
      kind,
      name,
      articles,
      url: toAbsoluteUrl(toFacetHref(results.address, results.typed, { kind, name })),
    })),
    lists: lists.map(({ kind, name, address }) => ({ kind, name, url: canonicalUrlOf(context, address) })),
    alternatives: alternatives.map((alternative) => ({
      query: alternative.q,
      articles: alternative.articles,
      url: toAbsoluteUrl(toAlternativeHref(results, alternative)),
    })),
    hits: hits.map((hit) => toHitJson(hit, context)),
  }
}

/**
 * Renders search results as JSON:
 * - `totalIsCapped` is true if more than `total` articles match
 * - `page` is `null` after the 50th page
 * - `previous` and `next` are URLs or `null`
 * - `facets` contains the names in the first 300 hits
 * - `highlights` contains the ranges of the snippet that match
 */
export function renderSearchJson(results: SearchResults, context: RenderContext): string {
  const { typed, ignored, found } = results
  const json = { query: typed, ignored, ...(found && toHitsPageJson(found, results, context)) }
  return `${JSON.stringify(json, null, 1)}\n`
}
