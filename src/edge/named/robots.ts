import type { Root } from '../../archive/root.ts'
import { correctionFormAddress } from '../../model/correction-request.ts'
import { securityHeaders } from '../response/shared-headers.ts'

const headers = {
  ...securityHeaders,
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'public, max-age=300',
}

/**
 * Results of a search, and a form for each article, are no part of the archive: it can be found without them. Each by its whole
 * path, with a query and without: a rule is a prefix (RFC 9309 §2.2.2), and `/*` would match an article's path too.
 */
function keptOut({ editions }: Root): string[] {
  const searches = ['', ...editions.map(({ id }) => `/${id}`)].map((edition) => `${edition}/search`)
  const forms = ['/corrections/new', ...editions.map(({ id }) => correctionFormAddress(id))]
  const paths = [...searches, ...searches.map((path) => `${path}.json`), ...forms]
  return paths.flatMap((path) => [`${path}$`, `${path}?`])
}

/** `/robots.txt` (RFC 9309), with the publisher's own content signal where there is one. */
export function robots(request: Request, root: Root): Response {
  const { url, contentSignal } = root.archive
  const lines = [
    'User-agent: *',
    ...(contentSignal === null ? [] : [`Content-Signal: ${contentSignal}`]),
    ...keptOut(root).map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${url}/sitemap.xml`,
  ]
  return new Response(request.method === 'HEAD' ? null : `${lines.join('\n')}\n`, { headers })
}
