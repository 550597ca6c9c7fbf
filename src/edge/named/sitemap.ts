import { sha256 } from '../../archive/digest.ts'
import { locate } from '../../archive/locate.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import { readDocument } from '../../archive/release.ts'
import type { VariantQuestion } from '../variant/path.ts'
import { rootOf } from '../variant/roots.ts'

/** What sitemaps are asked for as, between the gateway and `Variant`. */
export const sitemapName = 'sitemap'

const lasting = 'public, max-age=31536000'

/** A sitemap of a release as it was written at publish, or 404. @throws UnreadableObject */
export async function answerSitemap(
  store: ObjectStore,
  { root, address }: VariantQuestion,
): Promise<Response> {
  const location = await locate(store, await rootOf(store, root), address)
  const entry = location?.kind === 'entry' ? location.entry : null
  if (entry === null || entry.kind !== 'sitemap')
    return new Response(null, { status: 404, headers: { 'cache-control': lasting } })
  const { xml } = await readDocument(store, entry)
  const body = new TextEncoder().encode(xml)
  const headers = {
    'content-type': 'application/xml',
    etag: `W/"${(await sha256(body)).slice(0, 32)}"`,
    'cache-control': lasting,
  }
  return new Response(body, { headers })
}
