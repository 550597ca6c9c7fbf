import type { Release } from '../release/current-release.ts'
import { securityHeaders } from '../response/shared-headers.ts'

const headers = {
  ...securityHeaders,
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'public, max-age=60',
}

/**
 * `/.well-known/morgue.json` (RFC 8615): which release is served, so that whoever holds the content can check that it
 * is the one that content gives.
 */
export function morgue(request: Request, { id, pointer, root }: Release): Response {
  const { sequence, publishedAt } = pointer
  const verify = `morgue verify ${root.archive.url} --content <folder>`
  const release = { root: id, sequence, publishedAt, counts: root.counts, verify }
  return new Response(request.method === 'HEAD' ? null : `${JSON.stringify(release, null, 1)}\n`, { headers })
}
