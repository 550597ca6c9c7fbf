import type { Root } from '../../archive/root.ts'
import { cacheStatus } from '../../http/cache-status.ts'
import { linkHeader } from '../../http/link.ts'
import { addressToPath, explicitAddress } from '../../model/address.ts'
import { type Absence, createAbsence, describeAbsence } from '../../representation/absence.ts'
import { contentSecurityPolicy } from '../../representation/html/content-security-policy.ts'
import { absenceHtml } from '../../representation/html/html.tsx'
import { representations } from '../../representation/index.ts'
import type { RenderContext } from '../../representation/representation.ts'
import { bodyFor, problem, refusalHeaders } from '../response/problem-response.ts'
import { settingFor } from '../variant/render.ts'
import { addressIn, wantsHtml } from './address.ts'
import type { Choice } from './choose.ts'

/** 406: the resource is there, in none of the forms that `Accept` allows; `alternatives` names those it has. */
export function notAcceptable(request: Request, { variant, address, hit }: Choice): Response {
  const alternatives = representations
    .filter(({ name }) => variant.available.includes(name))
    .map(({ mediaType, extension }) => ({
      mediaType,
      href: addressToPath(explicitAddress(address, extension)),
    }))
  const links = alternatives.map(({ mediaType, href }) => ({ href, rel: 'alternate', type: mediaType }))
  return problem(
    request,
    {
      status: 406,
      title: 'Not acceptable',
      detail: 'The page exists, but in none of the forms that Accept allows.',
      instance: addressToPath(address),
      alternatives,
    },
    { link: linkHeader(links), 'cache-status': cacheStatus(hit) },
  )
}

/** Used when no release can be read: a page needs some setting. */
const bareSetting: RenderContext = {
  archive: { name: 'morgue', url: '', language: 'en', contentSignal: null, retention: 365, hsts: 'host' },
  editions: [],
  edition: null,
  language: 'en',
  alternates: [],
}

/** An error in the form that `Accept` prefers, in the language of the address where the release is known. Never kept. */
async function failure(
  request: Request,
  { status, root }: { status: Absence['status']; root: Root | null },
  more: Record<string, string>,
): Promise<Response> {
  const address = root ? addressIn(root, new URL(request.url)) : ''
  const absence = createAbsence(status, address)
  const setting = root ? settingFor(root, address, null) : bareSetting
  if (!wantsHtml(request.headers.get('accept'), 'failure'))
    return problem(request, { status, ...describeAbsence(absence, setting) }, more)
  const headers = {
    ...refusalHeaders,
    ...more,
    'content-type': 'text/html; charset=utf-8',
    'content-language': setting.language,
    'content-security-policy': await contentSecurityPolicy(setting),
  }
  return new Response(bodyFor(request, absenceHtml(absence, setting)), { status, headers })
}

/** 503: the archive cannot be read now. Never a 404, never kept. */
export const unavailable = (request: Request, root: Root | null): Promise<Response> =>
  failure(request, { status: 503, root }, { 'retry-after': '30' })

/** 414: a URL that is longer than any address. */
export const tooLong = (request: Request, root: Root | null): Promise<Response> =>
  failure(request, { status: 414, root }, {})

/** Methods that an archive answers (RFC 9110 §9). */
const allowed = 'GET, HEAD, OPTIONS'

const preflight = {
  allow: allowed,
  'access-control-allow-origin': '*',
  'access-control-allow-methods': allowed,
  'access-control-allow-headers': 'Accept, If-None-Match',
  'access-control-max-age': '86400',
  'cache-control': 'no-store',
}

/** True for GET and HEAD. */
export const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

/** OPTIONS is told what is allowed; every other method that does not read is a 405 (RFC 9110 §15.5.6). */
export function refuseMethod(request: Request, root: Root | null): Promise<Response> | Response {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: preflight })
  return failure(request, { status: 405, root }, { allow: allowed })
}
