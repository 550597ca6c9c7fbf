import type { Archive } from '../../model/edition.ts'
import { securityHeaders } from '../answer.ts'

/** Results of a search, and a form for each article, are no part of the archive: it can be found without them. */
const keptOut = ['/search', '/*/search', '/*/corrections/new']

const headers = {
  ...securityHeaders,
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'public, max-age=300',
}

/** `/robots.txt` (RFC 9309), with the publisher's own content signal where there is one. */
export function robots(request: Request, { url, contentSignal }: Archive): Response {
  const lines = [
    'User-agent: *',
    ...(contentSignal === null ? [] : [`Content-Signal: ${contentSignal}`]),
    ...keptOut.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${url}/sitemap.xml`,
  ]
  return new Response(request.method === 'HEAD' ? null : `${lines.join('\n')}\n`, { headers })
}
