import type { Root } from '../../archive/root.ts'
import { formatCacheStatus } from '../../http/cache-status.ts'
import { formatLinkHeader } from '../../http/link.ts'
import { encodeAddress, toExplicitAddress } from '../../model/address.ts'
import { type Absence, createAbsence } from '../../representation/absence.ts'
import { representations } from '../../representation/index.ts'
import { noReleaseRenderContext, renderContextFor } from '../../representation/render-context.ts'
import { createProblemResponse, createRefusalResponse } from '../response/refusal.ts'
import { renderAbsence } from '../response/rendering.ts'
import { prefersHtml } from './accept.ts'
import { addressFromUrl } from './address.ts'

/**
 * Creates the 406 for a request whose `Accept` allows none of the resource's representations. Lists them in
 * `alternatives`.
 */
export function createNotAcceptableResponse(
  { address, hit }: { address: string; hit: boolean },
  available: readonly string[],
): Response {
  const alternatives = representations
    .filter(({ name }) => available.includes(name))
    .map(({ mediaType, extension }) => ({
      mediaType,
      href: encodeAddress(toExplicitAddress(address, extension)),
    }))
  const links = alternatives.map(({ mediaType, href }) => ({ href, rel: 'alternate', type: mediaType }))
  return createProblemResponse(
    {
      status: 406,
      detail: 'The page has no representation that Accept allows.',
      instance: encodeAddress(address),
      alternatives,
    },
    { link: formatLinkHeader(links), 'cache-status': formatCacheStatus(hit) },
  )
}

/**
 * Creates the response to a failure: a page or a problem document, whichever `Accept` prefers. It is in the language
 * of the address, or in English if no release can be read.
 */
async function createFailureResponse(
  request: Request,
  { status, root }: { status: Absence['status']; root: Root | null },
  extraHeaders: Record<string, string> = {},
): Promise<Response> {
  const address = root ? addressFromUrl(root, new URL(request.url)) : ''
  const renderContext = root ? renderContextFor(root, address) : noReleaseRenderContext
  const isHtml = prefersHtml(request.headers.get('accept'), 'failure')
  // A problem document does not repeat the address, which the client controls.
  const absence = createAbsence(status, isHtml ? address : '', extraHeaders.allow)
  const rendering = await renderAbsence(absence, renderContext, isHtml ? 'page' : 'problem')
  return createRefusalResponse(status, rendering, extraHeaders)
}

/** Creates the 503 for an archive that cannot be read. This is never reported as a 404. */
export const createUnavailableResponse = (request: Request, root: Root | null): Promise<Response> =>
  createFailureResponse(request, { status: 503, root }, { 'retry-after': '30' })

/** Creates the 414 for a URL that is longer than any address can be. */
export const createUrlTooLongResponse = (request: Request, root: Root | null): Promise<Response> =>
  createFailureResponse(request, { status: 414, root })

/** Methods that every address supports (RFC 9110 §9). */
export const safeMethods = 'GET, HEAD, OPTIONS'

/** Creates the 405, which lists the methods that the address supports (RFC 9110 §15.5.6). */
export const createMethodNotAllowedResponse = (
  request: Request,
  root: Root | null,
  allowedMethods: string,
): Promise<Response> => createFailureResponse(request, { status: 405, root }, { allow: allowedMethods })

/** Creates the response to an OPTIONS request, including a CORS preflight. */
export const createPreflightResponse = (
  methods = safeMethods,
  requestHeaders = 'Accept, If-None-Match',
): Response =>
  new Response(null, {
    status: 204,
    headers: {
      allow: methods,
      'access-control-allow-origin': '*',
      'access-control-allow-methods': methods,
      'access-control-allow-headers': requestHeaders,
      'access-control-max-age': '86400',
      'cache-control': 'no-store',
    },
  })

export const isReadRequest = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'
