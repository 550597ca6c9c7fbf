import { sha256 } from '../../archive/digest.ts'
import { findEdition } from '../../archive/root.ts'
import { cacheStatus } from '../../http/cache-status.ts'
import { negotiate } from '../../http/negotiate.ts'
import type { SearchInput, SearchResults } from '../../model/search-results.ts'
import { contentSecurityPolicy } from '../../representation/html/content-security-policy.ts'
import { searchHtml } from '../../representation/html/html.tsx'
import type { RenderContext } from '../../representation/representation.ts'
import { searchJson } from '../../representation/search-json.ts'
import { parseSearchRequest, type SearchRequest } from '../../search/request.ts'
import { respond } from '../gateway/respond.ts'
import type { Variant } from '../gateway/variants.ts'
import type { Release } from '../release/current-release.ts'
import { problem } from '../response/problem-response.ts'
import { securityHeaders } from '../response/shared-headers.ts'
import type { SearchVariantBody } from './find.ts'

/** A search as it was asked for. */
export interface AskedSearch {
  /** `/search`, or an edition's. */
  address: string
  edition: string | null
  typed: SearchInput
  request: SearchRequest
  /** Whether the URL itself names JSON. */
  explicit: boolean
}

const kept = 2048

/** Reads a search's URL in a release; `null` when its path is nobody's search. */
export function askedSearch(release: Release, address: string, url: URL): AskedSearch | null {
  const explicit = address.endsWith('.json')
  const path = explicit ? address.slice(0, -'.json'.length) : address
  const edition = path === '/search' ? null : path.slice(1, -'/search'.length)
  if (edition !== null && !findEdition(release.root, edition)) return null
  const params = new URLSearchParams(url.search.slice(0, 4 * kept))
  const typedIn = (name: string) => (params.get(name) ?? '').slice(0, kept).toWellFormed()
  const typed: SearchInput = {
    ...{ q: typedIn('q'), from: typedIn('from'), to: typedIn('to'), section: typedIn('section') },
    ...{
      author: typedIn('author'),
      topic: typedIn('topic'),
      edition: typedIn('edition'),
      sort: typedIn('sort'),
    },
  }
  if (edition !== null) params.set('edition', edition)
  return { address: path, edition, typed, request: parseSearchRequest(params), explicit }
}

const forms = ['text/html', 'application/json']

/** `html`, `json`, or `null` when `Accept` allows neither. */
export function formOf({ explicit }: AskedSearch, accept: string | null): 'html' | 'json' | null {
  if (explicit) return 'json'
  const [best] = negotiate(accept, forms)
  return best === undefined ? null : best === 0 ? 'html' : 'json'
}

/** 406: a search has two forms. */
export const neitherForm = (request: Request, { address }: AskedSearch): Response =>
  problem(request, {
    status: 406,
    title: 'Not acceptable',
    detail: 'A search is answered as HTML or JSON.',
    instance: address,
    alternatives: forms.map((mediaType) => ({
      mediaType,
      href: mediaType === 'text/html' ? address : `${address}.json`,
    })),
  })

function nextOf({ address, typed, explicit }: AskedSearch, { next }: SearchVariantBody): string | null {
  if (next === null) return null
  const filled = Object.entries(typed).filter(([, value]) => value !== '')
  const params = new URLSearchParams([...filled, ['page', next]])
  return `${address}${explicit ? '.json' : ''}?${params}`
}

/** What a search's page says, made of the hits' variant. */
export function resultsOf(asked: AskedSearch, variant: Variant | null): SearchResults {
  const { address, typed, request } = asked
  const ignored = { ...request.query.ignored, misread: request.misread }
  const found =
    variant?.status === 200 ? (JSON.parse(new TextDecoder().decode(variant.body)) as SearchVariantBody) : null
  const failure = found ? null : variant?.status === 429 ? 'busy' : 'unreadable'
  const page = 'number' in request.page ? request.page.number : null
  const hits = found && { ...found, page, next: nextOf(asked, found) }
  return { address, typed, ignored, found: hits, failure }
}

export interface SearchAnswer {
  asked: AskedSearch
  form: 'html' | 'json'
  /** The hits' variant, and whether it was kept from before; `null` when nothing could be read. */
  found: { variant: Variant; hit: boolean } | null
  setting: RenderContext
}

const contentHeaders = async (form: 'html' | 'json', setting: RenderContext) =>
  form === 'html'
    ? {
        'content-type': 'text/html; charset=utf-8',
        'content-language': setting.language,
        'content-security-policy': await contentSecurityPolicy(setting),
      }
    : { 'content-type': 'application/json; charset=utf-8' }

/** Results are for no index, and kept only where the index was of the release. */
function headersFor({ asked, form, found }: SearchAnswer, url: URL): Record<string, string> {
  const lasting = found?.variant.status === 200 && found.variant.lasting
  const scope = form === 'html' || asked.explicit ? 'public' : 'private'
  return {
    ...securityHeaders,
    'cache-control': lasting ? `${scope}, max-age=300` : 'no-store',
    'cache-status': cacheStatus(found?.hit ?? false),
    'x-robots-tag': 'noindex',
    ...(asked.explicit ? {} : { vary: 'Accept' }),
    ...(asked.explicit || form === 'html'
      ? {}
      : { 'content-location': `${asked.address}.json${url.search}` }),
  }
}

const outOfReach =
  'The search index cannot be asked at the moment. Everything can be reached by links from /.'

/** Seconds after which to search again. */
const retry = { 'retry-after': '10' }

/** The response to a search: a page or JSON; 503 or 429 with the form, or as a problem (RFC 9457). */
export async function searchResponse(request: Request, answer: SearchAnswer): Promise<Response> {
  const { asked, form, found, setting } = answer
  const results = resultsOf(asked, found?.variant ?? null)
  const status = results.failure === null ? 200 : results.failure === 'busy' ? 429 : 503
  if (form === 'json' && status !== 200) {
    const title = status === 429 ? 'Too many searches' : 'Search is out of reach'
    return problem(request, { status, title, detail: outOfReach }, { ...retry, 'x-robots-tag': 'noindex' })
  }
  const text = form === 'html' ? searchHtml(results, setting) : searchJson(results, setting)
  const body = new TextEncoder().encode(text).buffer as ArrayBuffer
  const etag = status === 200 ? `W/"${(await sha256(body)).slice(0, 32)}"` : null
  const headers = new Headers({
    ...headersFor(answer, new URL(request.url)),
    ...(await contentHeaders(form, setting)),
    ...(etag === null ? retry : { etag }),
  })
  return respond(request, { status, headers, etag, compress: false }, body)
}
