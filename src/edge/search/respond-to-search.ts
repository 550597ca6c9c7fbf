import { cacheStatus } from '../../http/cache-status.ts'
import { negotiate } from '../../http/negotiate.ts'
import type { SearchResults } from '../../model/search-results.ts'
import { searchHtml } from '../../representation/html/html.tsx'
import { renderContextFor } from '../../representation/render-context.ts'
import type { RenderContext } from '../../representation/representation.ts'
import { searchJson } from '../../representation/search-json.ts'
import { wordsFor } from '../../representation/words/index.ts'
import { formatSearchRequest } from '../../search/request.ts'
import { respond } from '../gateway/respond.ts'
import type { StoredOutcome } from '../gateway/variants.ts'
import type { Release } from '../release/current-release.ts'
import { problemResponse, refusalResponse } from '../response/refusal.ts'
import { renderPage } from '../response/rendering.ts'
import { VariantFailure } from '../variant/outcome.ts'
import { toDocumentOutcome } from '../variant/render-variant.ts'
import type { SearchVariantBody } from './find-hits.ts'
import { parseSearchUrl, type SearchUrl } from './search-url.ts'
import { searchPath } from './search-variant.ts'

/** Reads the hits at an internal path. @throws VariantFailure */
type ReadHits = (path: string) => Promise<StoredOutcome>

const mediaTypes = ['text/html', 'application/json']

/** `html`, `json`, or `null` if `Accept` allows neither. */
function chooseFormat({ explicit }: SearchUrl, accept: string | null): 'html' | 'json' | null {
  if (explicit) return 'json'
  const [best] = negotiate(accept, mediaTypes)
  return best === undefined ? null : best === 0 ? 'html' : 'json'
}

/** 406: a search has two representations. */
const notAcceptable = ({ address }: SearchUrl) =>
  problemResponse({
    status: 406,
    detail: 'Search results are available as HTML and as JSON.',
    instance: address,
    alternatives: mediaTypes.map((mediaType) => ({
      mediaType,
      href: mediaType === 'text/html' ? address : `${address}.json`,
    })),
  })

function nextPage({ address, typed, explicit }: SearchUrl, { next }: SearchVariantBody): string | null {
  if (next === null) return null
  const filled = Object.entries(typed).filter(([, value]) => value !== '')
  const params = new URLSearchParams([...filled, ['page', next]])
  return `${address}${explicit ? '.json' : ''}?${params}`
}

/** The results for the page, made of the hits; of `null` and a failure without them. */
function toResults(
  search: SearchUrl,
  found: SearchVariantBody | null,
  failure: SearchResults['failure'],
): SearchResults {
  const { address, typed, request } = search
  const ignored = { ...request.query.ignored, misread: request.misread }
  const page = 'number' in request.page ? request.page.number : null
  const hits = found && { ...found, page, next: nextPage(search, found) }
  return { address, typed, ignored, found: hits, failure }
}

/** A page of hits, and whether it was stored before; or the status of a failure. */
type HitsOrFailure = { found: SearchVariantBody; hit: boolean } | 429 | 503

async function readHitsOrFailure(readHits: ReadHits, path: string): Promise<HitsOrFailure> {
  try {
    const { outcome, hit } = await readHits(path)
    if (outcome.kind !== 'document') return 503
    return { found: JSON.parse(new TextDecoder().decode(outcome.body)), hit }
  } catch (error) {
    if (error instanceof VariantFailure && error.status === 429) return 429
    console.error(error)
    return 503
  }
}

/** Results are never indexed; the client may try again in ten seconds. */
const failureHeaders = { 'retry-after': '10', 'x-robots-tag': 'noindex' }

/** 429 or 503: a page with the form, or a problem document (RFC 9457). */
async function respondWithFailure(
  status: 429 | 503,
  search: SearchUrl,
  { isHtml, renderContext }: { isHtml: boolean; renderContext: RenderContext },
): Promise<Response> {
  const failure = status === 429 ? 'busy' : 'unreadable'
  const detail = wordsFor(renderContext.language).search[failure]
  if (!isHtml) return problemResponse({ status, detail }, failureHeaders)
  const rendering = await renderPage(
    searchHtml(toResults(search, null, failure), renderContext),
    renderContext,
  )
  return refusalResponse(status, rendering, { ...failureHeaders, 'cache-status': cacheStatus(false) })
}

/** Headers of a page of hits; only an exact one may be cached. */
function hitsHeaders(
  { explicit, address }: SearchUrl,
  isHtml: boolean,
  query: string,
): Record<string, string> {
  const negotiated: Record<string, string> = explicit ? {} : { vary: 'Accept' }
  if (!explicit && !isHtml) negotiated['content-location'] = `${address}.json${query}`
  return { 'x-robots-tag': 'noindex', ...negotiated }
}

/** The response to a GET or HEAD of a search; `null` if its path is not the archive's search or an edition's. */
export async function respondToSearch(
  request: Request,
  { id, root }: Release,
  { build, readHits }: { build: string; readHits: ReadHits },
): Promise<Response | null> {
  const url = new URL(request.url)
  const search = parseSearchUrl(root, url)
  if (!search) return null
  const format = chooseFormat(search, request.headers.get('accept'))
  if (!format) return notAcceptable(search)
  const isHtml = format === 'html'
  const renderContext = renderContextFor(root, search.address)
  const read = await readHitsOrFailure(readHits, searchPath(id, build, formatSearchRequest(search.request)))
  if (typeof read === 'number') return respondWithFailure(read, search, { isHtml, renderContext })
  const results = toResults(search, read.found, null)
  const { body, headers: content } = await toDocumentOutcome(
    isHtml
      ? await renderPage(searchHtml(results, renderContext), renderContext)
      : {
          body: searchJson(results, renderContext),
          headers: { 'content-type': 'application/json; charset=utf-8' },
        },
  )
  const scope = isHtml || search.explicit ? 'public' : 'private'
  const headers = new Headers({
    ...content,
    ...hitsHeaders(search, isHtml, url.search),
    'cache-control': read.found.exact ? `${scope}, max-age=300` : 'no-store',
    'cache-status': cacheStatus(read.hit),
  })
  return respond(request, { status: 200, headers, etag: headers.get('etag'), compress: false }, body)
}
