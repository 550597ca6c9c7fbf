import type { Entry } from '../../../archive/shard.ts'
import { editionOf } from '../../../model/address.ts'
import type { PublishedEdition } from '../../../model/configuration.ts'
import type { Edition } from '../../../model/edition.ts'
import { addressOfUrl, isOwnUrl } from '../../content/addresses/article-address.ts'
import { reservedAddresses, reservedPaths } from '../../content/addresses/reserved-addresses.ts'
import { articleFieldFault } from '../../content/files/article-file.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { type EditionPictures, pictureAddress, pictureEntry } from '../pictures/edition-pictures.ts'
import type { WithdrawnArticle } from '../takedown/withdrawn-articles.ts'
import type { WithheldPicture } from '../takedown/withheld-pictures.ts'
import { AddressIndex } from './address-index.ts'
import { redirectFormerLists } from './former-lists.ts'

/** A document's entry. */
export type DocumentEntry = Extract<Entry, { digest: string }>

/** The digest is known once the document is made. */
const promised = (address: string, kind: DocumentEntry['kind']): DocumentEntry => ({
  address,
  kind,
  digest: '',
})

/** Where everything will be, before anything is rendered. */
export interface AddressPlan {
  index: AddressIndex
  entries: Map<string, DocumentEntry>
  faults: ContentFault[]
  /** Query parameters without which former URLs are those of other pages, with the number of those URLs. */
  ignored: Map<string, number>
}

function claimDocument(plan: AddressPlan, entry: DocumentEntry, owner: string): string | null {
  const refusal = plan.index.claim(entry, owner)
  if (refusal) return refusal.reason
  plan.entries.set(entry.address, entry)
  return null
}

/** On an edition's own host, an old path may not begin like the address of an edition. */
const hidesEdition = ({ address }: { address: string }, editions: readonly PublishedEdition[]) =>
  editions.find(({ id }) => id === editionOf(`/${address.split('/').slice(2).join('/')}`)) ?? null

async function claimArticle(
  plan: AddressPlan,
  article: ArticleSummary,
  editions: readonly PublishedEdition[],
): Promise<void> {
  const entry: DocumentEntry = {
    ...promised(article.address, 'article'),
    ...(article.noindex ? { noindex: true } : {}),
  }
  const reason = claimDocument(plan, entry, article.file)
  if (reason !== null) plan.faults.push(await articleFieldFault(article.file, ['url'], reason))
  const hidden = hidesEdition(article, editions)
  if (hidden)
    plan.faults.push(
      await articleFieldFault(
        article.file,
        ['url'],
        `begins like the addresses of the edition ${hidden.id}: name that folder otherwise`,
      ),
    )
}

const fieldOf = (place: number) => (place < 0 ? ['url'] : ['formerly', place])

async function claimFormer(
  plan: AddressPlan,
  article: Pick<ArticleSummary, 'address' | 'formerly' | 'file'>,
  entryAt: (address: string) => Entry,
): Promise<void> {
  for (const { address, place, ignored } of article.formerly) {
    if (address === article.address) continue
    const refusal = plan.index.claim(entryAt(address), article.file)
    if (refusal && ignored.length > 0) {
      plan.index.withdraw(address)
      for (const name of ignored) plan.ignored.set(name, (plan.ignored.get(name) ?? 0) + 1)
    } else if (refusal)
      plan.faults.push(await articleFieldFault(article.file, fieldOf(place), refusal.reason))
  }
}

async function checkExplicit(plan: AddressPlan, article: ArticleSummary): Promise<void> {
  const named = [{ address: article.address, path: ['url'] as PropertyKey[] }]
  for (const { address, place } of article.formerly) named.push({ address, path: fieldOf(place) })
  for (const { address, path } of named) {
    const hidden = plan.index.hides(address)
    if (hidden !== null)
      plan.faults.push(
        await articleFieldFault(
          article.file,
          path,
          `is the explicit URL of a representation of ${hidden}: give one of them another URL`,
        ),
      )
  }
}

/** Pictures have their addresses, and their old URLs lead there unless an article has them. */
function claimMedia(
  { index }: AddressPlan,
  { edition, files, list }: EditionPictures,
  { configured, shown }: { configured: readonly Edition[]; shown: (name: string) => boolean },
): void {
  for (const file of files.filter(({ name }) => shown(name))) index.claim(pictureEntry(file), 'a picture')
  const home = configured.find(({ id }) => id === edition)
  for (const [url, name] of list)
    if (home && shown(name) && isOwnUrl(url, configured))
      index.claim(
        { address: addressOfUrl(url, home, configured), kind: 'moved', to: pictureAddress(name) },
        'a picture',
      )
}

interface PictureClaims {
  configured: readonly Edition[]
  media: readonly EditionPictures[]
  withheldPictures: readonly WithheldPicture[]
}

/**
 * Gives pictures their addresses: those that a document shows, and of those that are withheld the answer that they
 * are. Any other one has none, though its bytes may lie in the bucket.
 */
export function claimPictures(
  plan: AddressPlan,
  { configured, media, withheldPictures }: PictureClaims,
  used: ReadonlySet<string>,
): void {
  for (const { entry } of withheldPictures) plan.index.claim(entry, 'a picture')
  const withheld = new Set(withheldPictures.map(({ entry }) => entry.address))
  const shown = (name: string) => used.has(name) || withheld.has(pictureAddress(name))
  for (const each of media) claimMedia(plan, each, { configured, shown })
}

/** Makes an entry answer to the identities in an article's addresses. */
function identify(
  { index }: AddressPlan,
  { formerly, entry }: Pick<ArticleSummary, 'formerly'> & { entry: Entry },
  editions: readonly PublishedEdition[],
): void {
  for (const address of [entry.address, ...formerly.map((former) => former.address)]) {
    const edition = editions.find(({ id }) => id === editionOf(address))
    if (edition) index.identify(address, entry, edition)
  }
}

const takenDown = ({ kind, takedown }: WithdrawnArticle, address: string): Entry => ({
  address,
  kind,
  ...takedown,
})

/** What was taken down answers at every address that it had, so that none of them tells another. */
async function claimWithdrawn(plan: AddressPlan, withdrawn: WithdrawnArticle): Promise<void> {
  const { file, address, formerly } = withdrawn
  const refusal = plan.index.claim(takenDown(withdrawn, address), file)
  if (refusal) plan.faults.push(await articleFieldFault(file, ['url'], refusal.reason))
  await claimFormer(plan, { address, formerly, file }, (former) => takenDown(withdrawn, former))
}

/** A document that the archive makes, and its digest where that is known. */
export type GeneratedEntry = Pick<DocumentEntry, 'address' | 'kind'> & { digest?: string }

/** What deciding the addresses needs of a survey. */
interface Surveyed {
  editions: readonly PublishedEdition[]
  pages: readonly { address: string; file: string }[]
  articles: readonly ArticleSummary[]
  withdrawn: readonly WithdrawnArticle[]
}

/** Decides every address: what the archive makes first, then what the content claims; all conflicts are faults. */
export async function planAddresses(survey: Surveyed, made: Iterable<GeneratedEntry>): Promise<AddressPlan> {
  const plan: AddressPlan = { index: new AddressIndex(), entries: new Map(), faults: [], ignored: new Map() }
  for (const address of reservedAddresses) plan.index.reserve(address)
  for (const { id } of survey.editions) for (const path of reservedPaths) plan.index.reserve(`/${id}/${path}`)
  for (const { address, kind, digest } of made)
    claimDocument(plan, { address, kind, digest: digest ?? '' }, 'a list that the archive makes')
  for (const { address, file } of survey.pages) claimDocument(plan, promised(address, 'page'), file)
  for (const article of survey.articles) await claimArticle(plan, article, survey.editions)
  for (const withdrawn of survey.withdrawn) await claimWithdrawn(plan, withdrawn)
  for (const article of survey.articles)
    await claimFormer(plan, article, (address) => ({ address, kind: 'moved', to: article.address }))
  for (const [address, to] of redirectFormerLists(survey.articles))
    plan.index.claim({ address, kind: 'moved', to }, 'a list that the archive makes')
  for (const article of survey.articles) await checkExplicit(plan, article)
  for (const { address, formerly } of survey.articles)
    identify(plan, { formerly, entry: { address, kind: 'moved', to: address } }, survey.editions)
  for (const withdrawn of survey.withdrawn)
    identify(
      plan,
      { formerly: withdrawn.formerly, entry: takenDown(withdrawn, withdrawn.address) },
      survey.editions,
    )
  return plan
}
