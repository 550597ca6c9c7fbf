import { formatCacheStatus } from '../../http/cache-status.ts'
import { negotiate } from '../../http/negotiate.ts'
import type { SearchResults } from '../../model/search-results.ts'
import { renderSearchPage } from '../../representation/html/html.tsx'
import { renderSearchJson } from '../../representation/json/search-json.ts'
import { renderContextFor } from '../../representation/render-context.ts'
import type { RenderContext } from '../../representation/representation.ts'
import { toSearchHref } from '../../representation/search-href.ts'
import { chooseCatalogue } from '../../representation/words/index.ts'
import { formatSearchRequest, hitsPerPage } from '../../search/request.ts'
import type { Gateway, GatewayServices } from '../gateway/gateway.ts'
import { createConditionalResponse, createResponseHead } from '../gateway/respond.ts'
import type { Release } from '../release/current-release.ts'
import { createProblemResponse, createRefusalResponse } from '../response/refusal.ts'
import { createPageRendering } from '../response/rendering.ts'
import { VariantFailure } from '../variant/outcome.ts'
import { toDocumentOutcome } from '../variant/render-variant.ts'
import type { SearchVariantBody } from './find-hits.ts'
import { type ParsedSearchUrl, parseSearchUrl } from './search-url.ts'
import { toSearchPath } from './search-variant.ts'

const searchMediaTypes = ['text/html', 'application/json']

/** Returns the format that the URL specifies or that `Accept` prefers, or `null` if `Accept` allows neither format. */
function negotiateFormat({ isExplicit }: ParsedSearchUrl, accept: string | null): 'html' | 'json' | null {
  if (isExplicit) return 'json'
  const [bestIndex] = negotiate(accept, searchMediaTypes)
  return bestIndex === undefined ? null : bestIndex === 0 ? 'html' : 'json'
}

/** Creates the 406, which lists the two representations of a search. */
const createNotAcceptableResponse = ({ address }: ParsedSearchUrl) =>
  createProblemResponse({
    status: 406,
    detail: 'Search results are available as HTML and as JSON.',
    instance: address,
    alternatives: searchMediaTypes.map((mediaType) => ({
      mediaType,
      href: mediaType === 'text/html' ? address : `${address}.json`,
    })),
  })

const toPageHref = (
  { address, typed, isExplicit }: ParsedSearchUrl,
  pageParameter: string | null,
): string | null =>
  pageParameter && toSearchHref(`${address}${isExplicit ? '.json' : ''}`, typed, { page: pageParameter })

/**
 * Creates the data for the search page from a page of hits. If there are none because the search failed, includes the
 * reason.
 */
function toSearchResults(
  searchUrl: ParsedSearchUrl,
  foundHits: SearchVariantBody | null,
  failure: SearchResults['failure'],
): SearchResults {
  const { address, typed, request } = searchUrl
  const ignoredInput = { ...request.query.ignored, misread: request.misread }
  const pageNumber = 'number' in request.page ? request.page.number : null
  const previousPage = pageNumber !== null && pageNumber > 1 ? String(pageNumber - 1) : null
  const numberedHits = foundHits && {
    ...foundHits,
    page: pageNumber,
    first: pageNumber && (pageNumber - 1) * hitsPerPage + 1,
    previous: toPageHref(searchUrl, previousPage),
    next: toPageHref(searchUrl, foundHits.next),
  }
  return { address, typed, ignored: ignoredInput, found: numberedHits, failure }
}

/** The gateway, which reads and remembers variants, and the platform's services for the request. */
interface SearchDependencies {
  gateway: Gateway
  services: GatewayServices
}

/** A page of hits, with `hit` true if the page was cached; or the status of a failure. */
type HitsOrFailureStatus = { found: SearchVariantBody; hit: boolean } | 429 | 503

async function readHitsOrFailureStatus(
  internalPath: string,
  { gateway, services }: SearchDependencies,
): Promise<HitsOrFailureStatus> {
  try {
    const { outcome, hit } = await gateway.readOutcome(internalPath, services)
    if (outcome.kind !== 'document') return 503
    return { found: JSON.parse(new TextDecoder().decode(outcome.body)), hit }
  } catch (error) {
    if (error instanceof VariantFailure && error.status === 429) return 429
    console.error(error)
    return 503
  }
}

/** Headers of a failure: clients may retry after ten seconds, and search pages are never indexed. */
const failureHeaders = { 'retry-after': '10', 'x-robots-tag': 'noindex' }

/** Responds with a 429 or 503: a page with the search form, or a problem document (RFC 9457). */
async function respondWithFailure(
  status: 429 | 503,
  searchUrl: ParsedSearchUrl,
  { isHtml, renderContext }: { isHtml: boolean; renderContext: RenderContext },
): Promise<Response> {
  const failure = status === 429 ? 'busy' : 'unreadable'
  const detail = chooseCatalogue(renderContext.language).search[failure]
  if (!isHtml) return createProblemResponse({ status, detail }, failureHeaders)
  const rendering = await createPageRendering(
    renderSearchPage(toSearchResults(searchUrl, null, failure), renderContext),
    renderContext,
  )
  return createRefusalResponse(status, rendering, {
    ...failureHeaders,
    'cache-status': formatCacheStatus(false),
  })
}

/** Renders search results as HTML or JSON, and creates their outcome. */
async function renderResultsOutcome(results: SearchResults, isHtml: boolean, renderContext: RenderContext) {
  const { body, headers } = isHtml
    ? await createPageRendering(renderSearchPage(results, renderContext), renderContext)
    : {
        body: renderSearchJson(results, renderContext),
        headers: { 'content-type': 'application/json; charset=utf-8' },
      }
  return toDocumentOutcome({ body, headers: { ...headers, 'x-robots-tag': 'noindex' } })
}

/**
 * Responds to a GET or HEAD of a search. Returns `null` for a path that is neither the archive's nor an edition's
 * search.
 */
export async function respondToSearch(
  request: Request,
  release: Release,
  dependencies: SearchDependencies,
): Promise<Response | null> {
  const { gateway, services } = dependencies
  const { id, root } = release
  const url = new URL(request.url)
  const searchUrl = parseSearchUrl(root, url)
  if (!searchUrl) return null
  const chosenFormat = negotiateFormat(searchUrl, request.headers.get('accept'))
  if (!chosenFormat) return createNotAcceptableResponse(searchUrl)
  const isHtml = chosenFormat === 'html'
  const renderContext = renderContextFor(root, searchUrl.address)
  const internalPath = toSearchPath(id, services.build, formatSearchRequest(searchUrl.request))
  const hitsOrFailure = await readHitsOrFailureStatus(internalPath, dependencies)
  if (typeof hitsOrFailure === 'number')
    return respondWithFailure(hitsOrFailure, searchUrl, { isHtml, renderContext })
  const { found, hit } = hitsOrFailure
  const outcome = await renderResultsOutcome(toSearchResults(searchUrl, found, null), isHtml, renderContext)
  const variant = {
    representation: chosenFormat,
    address: searchUrl.address + url.search,
    isExplicit: searchUrl.isExplicit,
    path: outcome.headers.etag,
    outcome,
    hit,
  }
  if (found.isCacheable) return gateway.rememberAndSend(request, release, variant)
  const response = createConditionalResponse(request, createResponseHead(variant, root.archive), outcome.body)
  response.headers.set('cache-control', 'no-store')
  return response
}
