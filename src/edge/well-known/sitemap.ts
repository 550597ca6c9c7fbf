import { resolveAddress } from '../../archive/locate.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import { readDocument } from '../../archive/release.ts'
import type { Outcome } from '../variant/outcome.ts'
import { toDocumentOutcome } from '../variant/render-variant.ts'
import { loadRoot } from '../variant/roots.ts'
import type { VariantRequest } from '../variant/variant-path.ts'

const noSitemapOutcome: Outcome = { kind: 'absence', status: 404, headers: {}, body: new Uint8Array() }

/** Returns the outcome for a release's sitemap, as publishing wrote it. @throws UnreadableObject */
export async function readSitemapOutcome(
  store: ObjectStore,
  { releaseId, address }: VariantRequest,
): Promise<Outcome> {
  const resolution = await resolveAddress(store, await loadRoot(store, releaseId), address)
  const entry = resolution?.kind === 'entry' ? resolution.entry : null
  if (entry?.kind !== 'sitemap') return noSitemapOutcome
  const { xml } = await readDocument(store, entry)
  return toDocumentOutcome({ body: xml, headers: { 'content-type': 'application/xml' } })
}
