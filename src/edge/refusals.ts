import type { Root } from '../archive/root.ts'
import { linkHeader } from '../http/link.ts'
import { type Problem, problemDocument, problemMediaType } from '../http/problem.ts'
import { addressToPath, explicitAddress } from '../model/address.ts'
import { absenceInWords, absenceOf } from '../representation/absence.ts'
import { absenceHtml } from '../representation/html/html.tsx'
import { contentSecurityPolicy } from '../representation/html/policy.ts'
import { representations } from '../representation/index.ts'
import type { Setting } from '../representation/representation.ts'
import { securityHeaders } from './answer.ts'
import type { Choice } from './choose.ts'
import { wantsHtml } from './reading.ts'

/** What a problem says in its headers: it is nobody's to keep, and depends on `Accept`. */
const refusalHeaders = {
  ...securityHeaders,
  'content-type': problemMediaType,
  'cache-control': 'no-store',
  vary: 'Accept',
  'access-control-allow-origin': '*',
}

const bodyFor = (request: Request, body: string) => (request.method === 'HEAD' ? null : body)

/** A problem document as a response (RFC 9457). */
export function problem(request: Request, about: Problem, headers: Record<string, string> = {}): Response {
  return new Response(bodyFor(request, problemDocument(about)), {
    status: about.status,
    headers: { ...refusalHeaders, ...headers },
  })
}

/** 406: the resource is there, in none of the forms that `Accept` allows; `alternatives` names those it has. */
export function notAcceptable(request: Request, { variant, address }: Choice): Response {
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
    { link: linkHeader(links) },
  )
}

/** Used when no release can be read: a page needs some setting. */
const bareSetting: Setting = {
  archive: { name: 'morgue', url: '', language: 'en', contentSignal: null },
  editions: [],
  edition: null,
  language: 'en',
  alternates: [],
}

/** 503: the archive cannot be read now. Never a 404, never kept. */
export async function unavailable(request: Request, root: Root | null): Promise<Response> {
  const retry = { 'retry-after': '30' }
  const absence = absenceOf(503, '')
  const setting = root
    ? { ...bareSetting, archive: root.archive, language: root.archive.language }
    : bareSetting
  if (!wantsHtml(request.headers.get('accept'), 'failure'))
    return problem(request, { status: 503, ...absenceInWords(absence, setting) }, retry)
  const headers = {
    ...refusalHeaders,
    ...retry,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': await contentSecurityPolicy(),
  }
  return new Response(bodyFor(request, absenceHtml(absence, setting)), { status: 503, headers })
}
