import { sha256 } from '../../archive/digest.ts'
import { type Location, locate } from '../../archive/locate.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import { readDocument } from '../../archive/release.ts'
import { findEdition, type Root } from '../../archive/root.ts'
import type { Entry } from '../../archive/shard.ts'
import { linkHeader } from '../../http/link.ts'
import { problemDocument, problemMediaType } from '../../http/problem.ts'
import { addressToPath, editionOf } from '../../model/address.ts'
import type { Document, DocumentKind } from '../../model/document.ts'
import { type Absence, createAbsence, describeAbsence } from '../../representation/absence.ts'
import { listAlternates } from '../../representation/alternates.ts'
import { contentSecurityPolicy } from '../../representation/html/content-security-policy.ts'
import { absenceHtml } from '../../representation/html/html.tsx'
import { representations } from '../../representation/index.ts'
import {
  canRender,
  type RenderContext,
  type Representation,
  render,
} from '../../representation/representation.ts'
import { mediaSizeHeader } from '../media/respond-media.ts'
import type { VariantQuestion } from './path.ts'
import { rootOf } from './roots.ts'

/** An exact answer for a release never changes: a year, the longest lifetime that caches honour. */
const lasting = 'public, max-age=31536000'

/** Names what a resource can be had as; between `Variant` and the gateway only. */
export const availableHeader = 'morgue-representations'

/** What a document or a page of the release is rendered with. */
export function settingFor(root: Root, address: string, kind: DocumentKind | null): RenderContext {
  const edition = findEdition(root, editionOf(address))
  return {
    archive: root.archive,
    editions: root.editions,
    edition,
    language: edition?.language ?? root.archive.language,
    alternates: kind === null ? [] : listAlternates(address, kind),
  }
}

const languageOf = (document: Document, setting: RenderContext) =>
  (document.kind === 'article'
    ? document.fields.language
    : document.kind === 'page'
      ? document.language
      : null) ?? setting.language

function linksOf(
  { archive, alternates }: RenderContext,
  address: string,
  representation: Representation,
): string {
  return linkHeader([
    { href: archive.url + addressToPath(address), rel: 'canonical' },
    ...alternates
      .filter(({ name }) => name !== representation.name)
      .map(({ href, mediaType }) => ({ href, rel: 'alternate', type: mediaType })),
  ])
}

/** A page comes with the policy that its stylesheet needs. */
const policyFor = async (representation: Representation, setting: RenderContext) =>
  representation.name === 'html' ? { 'content-security-policy': await contentSecurityPolicy(setting) } : {}

const availableFor = (kind: DocumentKind) => ({
  [availableHeader]: representations
    .filter((each) => canRender(each, kind))
    .map(({ name }) => name)
    .join(' '),
})

async function shown(document: Document, representation: Representation, setting: RenderContext) {
  const language = languageOf(document, setting)
  const body = new TextEncoder().encode(render(representation, document, { ...setting, language }))
  const etag = `W/"${(await sha256(body)).slice(0, 32)}"`
  const headers = {
    'content-type': representation.contentType,
    'content-language': language,
    etag,
    link: linksOf(setting, document.address, representation),
    'cache-control': lasting,
    ...(document.kind === 'article' && document.fields.status?.is === 'noindex'
      ? { 'x-robots-tag': 'noindex' }
      : {}),
    ...availableFor(document.kind),
    ...(await policyFor(representation, setting)),
  }
  return new Response(body, { headers })
}

/** What else is known of an absence, for programs. */
const told = ({ since, authority, headline, choices }: Absence) => ({
  ...(since === null ? {} : { since }),
  ...(authority === null ? {} : { authority }),
  ...(headline === null ? {} : { headline }),
  ...(choices.length > 0 ? { choices: choices.map(addressToPath) } : {}),
})

/** RFC 7725 §4: who blocks access, which is the archive itself and not who demanded it. */
const blockedBy = ({ archive }: RenderContext) => ({
  link: linkHeader([{ href: `${archive.url}/`, rel: 'blocked-by' }]),
})

async function absent(
  absence: Absence,
  representation: Representation,
  setting: RenderContext,
): Promise<Response> {
  const asHtml = representation.name === 'html'
  const { title, detail } = describeAbsence(absence, setting)
  const body = asHtml
    ? absenceHtml(absence, setting)
    : problemDocument({
        status: absence.status,
        title,
        detail: absence.reason ?? detail,
        instance: addressToPath(absence.address),
        ...told(absence),
      })
  return new Response(body, {
    status: absence.status,
    headers: {
      'content-type': asHtml ? representation.contentType : problemMediaType,
      'content-language': setting.language,
      'cache-control': lasting,
      ...(absence.status === 451 ? blockedBy(setting) : {}),
      ...(await policyFor(representation, setting)),
    },
  })
}

/** The gateway sends the bytes: they are not the release's, and need not be kept twice. */
const picture = ({ mediaType, size }: Extract<Entry, { kind: 'media' }>) =>
  new Response(null, {
    headers: { 'content-type': mediaType, [mediaSizeHeader]: String(size), 'cache-control': lasting },
  })

function absenceAt(address: string, location: Location | null): Absence {
  if (location?.kind === 'choice')
    return { ...createAbsence(300, address), choices: location.addresses.toSorted() }
  const entry: Entry | null = location?.kind === 'entry' ? location.entry : null
  if (entry?.kind !== 'gone' && entry?.kind !== 'withheld') return createAbsence(404, address)
  const { reason, since, authority, headline } = entry
  return { ...createAbsence(entry.kind === 'gone' ? 410 : 451, address), reason, since, authority, headline }
}

/**
 * The exact answer of a release to one question (DESIGN §4): locate, then render. A plain HTTP resource that knows
 * nothing of negotiation: 200, 300, 301, 404, 410, 451, or 406 when that kind of resource lacks the representation.
 * @throws UnreadableObject
 */
export async function answerVariant(store: ObjectStore, question: VariantQuestion): Promise<Response> {
  const { address } = question
  const representation = representations.find(({ name }) => name === question.representation)
  if (!representation) throw new Error(`no representation is named ${question.representation}`)
  const root = await rootOf(store, question.root)
  const location = await locate(store, root, address)
  if (location?.kind === 'redirect')
    return new Response(null, {
      status: 301,
      headers: { location: addressToPath(location.to), 'cache-control': lasting },
    })
  const entry = location?.kind === 'entry' ? location.entry : null
  if (entry?.kind === 'media') return picture(entry)
  if (entry === null || !('digest' in entry) || entry.kind === 'sitemap')
    return absent(absenceAt(address, location), representation, settingFor(root, address, null))
  if (!canRender(representation, entry.kind))
    return new Response(null, {
      status: 406,
      headers: { 'cache-control': lasting, ...availableFor(entry.kind) },
    })
  return shown(await readDocument(store, entry), representation, settingFor(root, address, entry.kind))
}
