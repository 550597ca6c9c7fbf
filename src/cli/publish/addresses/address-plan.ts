import type { Entry } from '../../../archive/shard.ts'
import { editionIdOf } from '../../../model/address.ts'
import type { PublishedEdition } from '../../../model/configuration.ts'
import { archiveListKinds } from '../../../model/edition.ts'
import {
  archiveEndpointAddresses,
  editionEndpointPaths,
  reservedEditionPaths,
} from '../../content/addresses/reserved-addresses.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import type { ContentProblem } from '../articles/content-problem.ts'
import type { WithdrawnArticle } from '../takedown/withdrawn-articles.ts'
import { type AddressIndex, urlRemedy } from './address-index.ts'
import { mapFormerListAddresses } from './former-lists.ts'

/** The entry of a document. */
type DocumentEntry = Extract<Entry, { digest: string }>

/** The addresses of all documents and redirects of a release, assigned before the documents are written. */
export interface AddressPlan {
  /** The index of all addresses. The digest in an entry is empty until the entry's document is written. */
  addressIndex: AddressIndex
  problems: ContentProblem[]
  /** Query parameter that an edition ignores → the number of former URLs that are ambiguous without the parameter. */
  ambiguityCountByParameter: Map<string, number>
}

/** The entry of a document that the archive generates, such as a list. */
export type GeneratedEntry = Pick<DocumentEntry, 'address' | 'kind'> & { digest?: string }

/** The editions, pages and articles that claim addresses. */
interface AddressedContent {
  editions: readonly PublishedEdition[]
  pages: readonly { address: string; file: string }[]
  articles: readonly ArticleSummary[]
  withdrawnArticles: readonly WithdrawnArticle[]
}

const generatedListOwner = 'a list that the archive generates'

const slugConflictRemedy =
  'write another slug in the status of one of the two articles, such as slug: anonymised-27'

/** Returns the front matter path of one of an article's URLs: an item of `formerly`, or `url` for position -1. */
const createUrlFieldPath = (positionInFormerly: number): PropertyKey[] =>
  positionInFormerly < 0 ? ['url'] : ['formerly', positionInFormerly]

function claimArticleAddress(
  plan: AddressPlan,
  { file, address, formerly, isNoindex }: ArticleSummary,
  editions: readonly PublishedEdition[],
): void {
  const entry: Entry = { address, kind: 'article', digest: '', ...(isNoindex && { noindex: isNoindex }) }
  // Only the address that an anonymised article had before has no position.
  const isAnonymised = formerly.some(({ positionInFormerly }) => positionInFormerly < 0)
  const conflictRemedy = isAnonymised ? slugConflictRemedy : undefined
  const reason = plan.addressIndex.claimAddressOrExplain(entry, file, conflictRemedy)
  const field = isAnonymised ? ['status', 'slug'] : ['url']
  if (reason !== null) plan.problems.push({ file, field, reason })
  // On the edition's own host, the address without its first segment could be read as an address of another edition.
  const pathOnHost = `/${address.split('/').slice(2).join('/')}`
  const conflictingEdition = editions.find(({ id }) => id === editionIdOf(pathOnHost))
  if (conflictingEdition)
    plan.problems.push({
      file,
      field: ['url'],
      reason: `leads to ${pathOnHost}, which begins like the addresses of the edition ${conflictingEdition.id}: rename the folder of that edition, for example to ${conflictingEdition.id}-archive`,
    })
}

function claimFormerAddresses(
  plan: AddressPlan,
  { address: currentAddress, formerly, file }: Pick<ArticleSummary, 'address' | 'formerly' | 'file'>,
  createEntry: (address: string) => Entry,
): void {
  for (const { address, positionInFormerly, ignoredParameters } of formerly) {
    if (address === currentAddress) continue
    const reason = plan.addressIndex.claimAddressOrExplain(createEntry(address), file)
    if (reason === null) continue
    if (ignoredParameters.length === 0)
      plan.problems.push({ file, field: createUrlFieldPath(positionInFormerly), reason })
    else {
      plan.addressIndex.withdrawFormerAddress(address)
      for (const name of ignoredParameters)
        plan.ambiguityCountByParameter.set(name, (plan.ambiguityCountByParameter.get(name) ?? 0) + 1)
    }
  }
}

function addExplicitUrlProblems(
  { addressIndex, problems }: AddressPlan,
  { address, formerly, file }: ArticleSummary,
): void {
  for (const addressWithPosition of [{ address, positionInFormerly: -1 }, ...formerly]) {
    const explicitUrlOwner = addressIndex.findExplicitUrlOwner(addressWithPosition.address)
    if (explicitUrlOwner !== null)
      problems.push({
        file,
        field: createUrlFieldPath(addressWithPosition.positionInFormerly),
        reason: `results in the address ${addressWithPosition.address}, which is also that of ${explicitUrlOwner} in another format: ${urlRemedy}`,
      })
  }
}

const toTakedownEntry = ({ kind, takedown }: WithdrawnArticle, address: string): Entry => ({
  address,
  kind,
  ...takedown,
})

/**
 * Claims all addresses of a withdrawn article. All of them get the same takedown entry, so that none redirects to
 * another.
 */
function claimWithdrawnAddresses(plan: AddressPlan, article: WithdrawnArticle): void {
  const { file, address } = article
  const reason = plan.addressIndex.claimAddressOrExplain(toTakedownEntry(article, address), file)
  if (reason !== null) plan.problems.push({ file, field: ['url'], reason })
  claimFormerAddresses(plan, article, (formerAddress) => toTakedownEntry(article, formerAddress))
}

function registerUrlIds(
  { addressIndex }: AddressPlan,
  { formerly, entry }: Pick<ArticleSummary, 'formerly'> & { entry: Entry },
  editions: readonly PublishedEdition[],
): void {
  for (const { address } of [entry, ...formerly]) addressIndex.registerUrlId(address, entry, editions)
}

/** In an archive of one edition, redirects `/topics` and `/authors` to the edition's lists. */
function claimArchiveListRedirects({ addressIndex }: AddressPlan, editions: readonly { id: string }[]): void {
  const [edition] = editions
  if (!edition || editions.length > 1) return
  for (const listKind of archiveListKinds)
    addressIndex.claimAddressOrExplain(
      { address: `/${listKind}`, kind: 'moved', to: `/${edition.id}/${listKind}` },
      generatedListOwner,
    )
}

/**
 * Assigns all addresses of a release except those of pictures and bulk files, and adds them to `addressIndex`, which
 * must be empty. Addresses of the archive itself take precedence over addresses of the content. Each conflict is
 * reported as a problem in the plan, or makes a former URL ambiguous.
 */
export function planAddresses(
  { editions, pages, articles, withdrawnArticles }: AddressedContent,
  generatedEntries: Iterable<GeneratedEntry>,
  addressIndex: AddressIndex,
): AddressPlan {
  const plan: AddressPlan = { addressIndex, problems: [], ambiguityCountByParameter: new Map() }
  for (const address of archiveEndpointAddresses) addressIndex.reserveAddress(address)
  for (const { id } of editions) {
    for (const path of reservedEditionPaths) addressIndex.reserveAddress(`/${id}/${path}`)
    for (const path of editionEndpointPaths) addressIndex.reservePathWithQueries(`/${id}/${path}`)
  }
  for (const { address, kind, digest = '' } of generatedEntries)
    addressIndex.claimAddressOrExplain({ address, kind, digest }, generatedListOwner)
  for (const { address, file } of pages)
    addressIndex.claimAddressOrExplain({ address, kind: 'page', digest: '' }, file)
  for (const article of articles) claimArticleAddress(plan, article, editions)
  for (const article of withdrawnArticles) claimWithdrawnAddresses(plan, article)
  for (const article of articles)
    claimFormerAddresses(plan, article, (address) => ({ address, kind: 'moved', to: article.address }))
  claimArchiveListRedirects(plan, editions)
  for (const [address, currentAddress] of mapFormerListAddresses(articles))
    addressIndex.claimAddressOrExplain({ address, kind: 'moved', to: currentAddress }, generatedListOwner)
  for (const article of articles) addExplicitUrlProblems(plan, article)
  for (const { address, formerly } of articles)
    registerUrlIds(plan, { formerly, entry: { address, kind: 'moved', to: address } }, editions)
  for (const article of withdrawnArticles)
    registerUrlIds(
      plan,
      { formerly: article.formerly, entry: toTakedownEntry(article, article.address) },
      editions,
    )
  return plan
}
