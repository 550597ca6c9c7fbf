import { sha256 } from '../../archive/digest.ts'
import { type AddressResolution, resolveAddress } from '../../archive/locate.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import { readDocument } from '../../archive/release.ts'
import type { Entry } from '../../archive/shard.ts'
import { formatLinkHeader } from '../../http/link.ts'
import { formatLimitedLinkHeader } from '../../http/link-limit.ts'
import { encodeAddress, toExplicitAddress } from '../../model/address.ts'
import type { Document, DocumentKind } from '../../model/document.ts'
import type { TdmPolicy } from '../../model/terms.ts'
import { type Absence, createAbsence } from '../../representation/absence.ts'
import { findRepresentation, representations } from '../../representation/index.ts'
import { listLinks } from '../../representation/links.ts'
import { linksetRepresentation } from '../../representation/linkset.ts'
import { renderContextFor } from '../../representation/render-context.ts'
import { canRender, type RenderContext, type Representation } from '../../representation/representation.ts'
import { type Rendering, renderAbsence, renderDocument } from '../response/rendering.ts'
import type { Outcome } from './outcome.ts'
import { readListedHtml } from './read-listed-html.ts'
import { loadRoot } from './roots.ts'
import type { VariantRequest } from './variant-path.ts'

/** Returns the language that a document declares, or `null` for the edition's language. */
const findDocumentLanguage = (document: Document) =>
  document.kind === 'article' ? document.fields.language : document.kind === 'page' ? document.language : null

/** Creates a representation's `Link` header: the document's links, except the one to that representation. */
function createLinkHeader(
  document: Document,
  representation: Representation,
  renderContext: RenderContext,
): string {
  const alternates = renderContext.alternates.filter(({ name }) => name !== representation.name)
  const links = listLinks(document, { ...renderContext, alternates })
  return formatLimitedLinkHeader(
    links,
    encodeAddress(toExplicitAddress(document.address, linksetRepresentation.extension)),
  )
}

const listRepresentationNames = (kind: DocumentKind) =>
  representations.filter((each) => canRender(each, kind)).map(({ name }) => name)

/** Converts a rendering to an outcome. Derives the entity tag from the bytes of the body. */
export async function toDocumentOutcome(
  { body, headers }: Rendering,
  available: readonly string[] = [],
): Promise<Extract<Outcome, { kind: 'document' }> & { headers: { etag: string } }> {
  const bytes = new TextEncoder().encode(body)
  const etag = `W/"${(await sha256(bytes)).slice(0, 32)}"`
  return { kind: 'document', headers: { ...headers, etag }, body: bytes, available }
}

/**
 * Adds the headers of the TDM Reservation Protocol (§6): the reservation of rights to text and data mining, and the
 * policy's URL in ASCII.
 */
function addTdmHeaders(headers: Record<string, string>, tdm: TdmPolicy | null): void {
  if (tdm) headers['tdm-reservation'] = String(tdm.reservation)
  if (tdm?.policy) headers['tdm-policy'] = new URL(tdm.policy).href
}

async function renderDocumentOutcome(
  document: Document,
  representation: Representation,
  renderContext: RenderContext,
) {
  const language = findDocumentLanguage(document) ?? renderContext.language
  const { body, headers } = await renderDocument(representation, document, { ...renderContext, language })
  if (renderContext.texts?.includes(null)) headers['cache-control'] = 'no-store'
  headers.link = createLinkHeader(document, representation, renderContext)
  addTdmHeaders(headers, (document.kind === 'article' && document.terms?.tdm) || renderContext.archive.tdm)
  if (document.kind === 'article' && document.fields.status?.is === 'noindex')
    headers['x-robots-tag'] = 'noindex'
  return toDocumentOutcome({ body, headers }, listRepresentationNames(document.kind))
}

/** RFC 7725 §4: `blocked-by` refers to the archive, which blocks access, and not to the authority that demanded it. */
const createBlockedByLink = ({ archive }: RenderContext) =>
  formatLinkHeader([{ href: `${archive.url}/`, rel: 'blocked-by' }])

async function renderAbsenceOutcome(
  absence: Absence,
  representation: Representation,
  renderContext: RenderContext,
): Promise<Outcome> {
  const form = representation.name === 'html' ? 'page' : 'problem'
  const { body, headers } = await renderAbsence(absence, renderContext, form)
  if (absence.status === 451) headers.link = createBlockedByLink(renderContext)
  return { kind: 'absence', status: absence.status, headers, body: new TextEncoder().encode(body) }
}

function createAbsenceFor(address: string, resolution: AddressResolution | null): Absence {
  if (resolution?.kind === 'choice')
    return { ...createAbsence(300, address), choices: resolution.addresses.toSorted() }
  const entry: Entry | null = resolution?.kind === 'entry' ? resolution.entry : null
  if (entry?.kind !== 'gone' && entry?.kind !== 'withheld') return createAbsence(404, address)
  const { reason, since, authority, headline } = entry
  return { ...createAbsence(entry.kind === 'gone' ? 410 : 451, address), reason, since, authority, headline }
}

/**
 * Renders a release's outcome for one address and representation (DESIGN §4): looks up the address, then renders its
 * document. Does not depend on negotiation.
 * @throws UnreadableObject
 */
export async function renderVariant(store: ObjectStore, variantRequest: VariantRequest): Promise<Outcome> {
  const { address } = variantRequest
  const representation = findRepresentation(variantRequest.representation)
  if (!representation) throw new Error(`no representation is named ${variantRequest.representation}`)
  const root = await loadRoot(store, variantRequest.releaseId)
  const resolution = await resolveAddress(store, root, address)
  if (resolution?.kind === 'redirect') return { kind: 'redirect', location: encodeAddress(resolution.to) }
  const entry = resolution?.kind === 'entry' ? resolution.entry : null
  if (entry?.kind === 'media') return { kind: 'media', mediaType: entry.mediaType, size: entry.size }
  if (entry === null || !('digest' in entry) || entry.kind === 'sitemap')
    return renderAbsenceOutcome(
      createAbsenceFor(address, resolution),
      representation,
      renderContextFor(root, address),
    )
  if (!canRender(representation, entry.kind))
    return { kind: 'notOffered', available: listRepresentationNames(entry.kind) }
  const document = await readDocument(store, entry)
  const renderContext = renderContextFor(root, document.address, document.kind)
  // Feeds are the representations that lists have and articles do not.
  const texts =
    document.kind === 'collection' && !representation.article
      ? await readListedHtml(store, root, document)
      : undefined
  const { neighbours } = entry
  return renderDocumentOutcome(document, representation, { ...renderContext, neighbours, texts })
}
