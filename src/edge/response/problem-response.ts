import { type Problem, problemDocument, problemMediaType } from '../../http/problem.ts'
import { securityHeaders } from './shared-headers.ts'

/** Headers of a problem document: it is never stored, and depends on `Accept`. */
export const refusalHeaders = {
  ...securityHeaders,
  'content-type': problemMediaType,
  'cache-control': 'no-store',
  vary: 'Accept',
}

/** The body of a response; HEAD has none. */
export const bodyFor = ({ method }: Request, body: string): string | null => (method === 'HEAD' ? null : body)

/** A problem document as a response (RFC 9457). */
export function problem(request: Request, about: Problem, headers: Record<string, string> = {}): Response {
  return new Response(bodyFor(request, problemDocument(about)), {
    status: about.status,
    headers: { ...refusalHeaders, ...headers },
  })
}
