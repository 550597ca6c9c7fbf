import type { Entry } from '../../archive/shard.ts'
import { editionOf } from '../../model/address.ts'
import type { PublishedEdition } from '../../model/configuration.ts'
import { addressOfUrl, isOwnUrl } from '../content/article-address.ts'
import { faultIn } from '../content/article-file.ts'
import type { Fault } from '../content/fault.ts'
import { AddressIndex } from './address-index.ts'
import { type EditionMedia, mediaAddress, mediaEntry } from './media.ts'
import type { Summary } from './summary.ts'
import type { Survey } from './survey.ts'

/** Addresses of an edition that the archive keeps for itself (docs/storage.md). */
const reservedPaths = [
  'search',
  'search.json',
  'holdings',
  'corrections',
  'corrections/new',
  'sections',
  'topics',
  'authors',
  'on-this-day',
  'pages',
  'undated',
]

/** Names of the archive's own endpoints, at its root. */
const reservedAddresses = [
  ...['/schema/article.json', '/robots.txt', '/sitemap.xml', '/favicon.ico'],
  ...['/search', '/search.json', '/opensearch.xml'],
]

/** A document's entry. */
export type DocumentEntry = Extract<Entry, { digest: string }>

/** The digest is known once the document is made. */
const promised = (address: string, kind: DocumentEntry['kind']): DocumentEntry => ({
  address,
  kind,
  digest: '',
})

/** Where everything will be, before anything is rendered. */
export interface Plan {
  index: AddressIndex
  entries: Map<string, DocumentEntry>
  faults: Fault[]
  /** Query parameters without which former URLs are those of other pages, with the number of those URLs. */
  ignored: Map<string, number>
}

function claimDocument(plan: Plan, entry: DocumentEntry, owner: string): string | null {
  const refusal = plan.index.claim(entry, owner)
  if (refusal) return refusal.reason
  plan.entries.set(entry.address, entry)
  return null
}

/** On an edition's own host, an old path may not begin like the address of an edition. */
const hidesEdition = ({ address }: { address: string }, editions: readonly PublishedEdition[]) =>
  editions.find(({ id }) => id === editionOf(`/${address.split('/').slice(2).join('/')}`)) ?? null

async function claimArticle(
  plan: Plan,
  article: Summary,
  editions: readonly PublishedEdition[],
): Promise<void> {
  const reason = claimDocument(plan, promised(article.address, 'article'), article.file)
  if (reason !== null) plan.faults.push(await faultIn(article.file, ['url'], reason))
  const hidden = hidesEdition(article, editions)
  if (hidden)
    plan.faults.push(
      await faultIn(
        article.file,
        ['url'],
        `begins like the addresses of the edition ${hidden.id}: name that folder otherwise`,
      ),
    )
}

async function claimFormer(plan: Plan, article: Summary): Promise<void> {
  for (const { address, place, ignored } of article.formerly) {
    if (address === article.address) continue
    const refusal = plan.index.claim({ address, kind: 'moved', to: article.address }, article.file)
    if (refusal && ignored.length > 0) {
      plan.index.withdraw(address)
      for (const name of ignored) plan.ignored.set(name, (plan.ignored.get(name) ?? 0) + 1)
    } else if (refusal) plan.faults.push(await faultIn(article.file, ['formerly', place], refusal.reason))
  }
}

async function checkExplicit(plan: Plan, article: Summary): Promise<void> {
  const named = [{ address: article.address, path: ['url'] as PropertyKey[] }]
  for (const { address, place } of article.formerly) named.push({ address, path: ['formerly', place] })
  for (const { address, path } of named) {
    const hidden = plan.index.hides(address)
    if (hidden !== null)
      plan.faults.push(
        await faultIn(
          article.file,
          path,
          `is the explicit URL of a representation of ${hidden}: give one of them another URL`,
        ),
      )
  }
}

/** Pictures have their addresses, and their old URLs lead there unless an article has them. */
function claimMedia({ index }: Plan, { edition, files, list }: EditionMedia, { configured }: Surveyed): void {
  for (const file of files) index.claim(mediaEntry(file), 'a picture')
  const home = configured.find(({ id }) => id === edition)
  for (const [url, name] of list)
    if (home && isOwnUrl(url, configured))
      index.claim(
        { address: addressOfUrl(url, home, configured), kind: 'moved', to: mediaAddress(name) },
        'a picture',
      )
}

function identify({ index }: Plan, article: Summary, editions: readonly PublishedEdition[]): void {
  for (const address of [article.address, ...article.formerly.map((former) => former.address)]) {
    const edition = editions.find(({ id }) => id === editionOf(address))
    if (edition) index.identify(address, article.address, edition)
  }
}

/** A document that the archive makes, and its digest where that is known. */
export type Made = Pick<DocumentEntry, 'address' | 'kind'> & { digest?: string }

/** What deciding the addresses needs of a survey. */
type Surveyed = Pick<Survey, 'configured' | 'editions' | 'pages' | 'articles' | 'media'>

/** Decides every address: what the archive makes first, then what the content claims; all conflicts are faults. */
export async function planAddresses(survey: Surveyed, made: Iterable<Made>): Promise<Plan> {
  const plan: Plan = { index: new AddressIndex(), entries: new Map(), faults: [], ignored: new Map() }
  for (const address of reservedAddresses) plan.index.reserve(address)
  for (const { id } of survey.editions) for (const path of reservedPaths) plan.index.reserve(`/${id}/${path}`)
  for (const { address, kind, digest } of made)
    claimDocument(plan, { address, kind, digest: digest ?? '' }, 'a list that the archive makes')
  for (const { address, file } of survey.pages) claimDocument(plan, promised(address, 'page'), file)
  for (const article of survey.articles) await claimArticle(plan, article, survey.editions)
  for (const article of survey.articles) await claimFormer(plan, article)
  for (const media of survey.media) claimMedia(plan, media, survey)
  for (const article of survey.articles) await checkExplicit(plan, article)
  for (const article of survey.articles) identify(plan, article, survey.editions)
  return plan
}
