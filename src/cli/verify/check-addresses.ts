import { sha256 } from '../../archive/digest.ts'
import { shardKeyAt } from '../../archive/entries.ts'
import type { Root } from '../../archive/root.ts'
import { type Entry, findEntries, findObjectKey, listCandidateShardIndexes } from '../../archive/shard.ts'
import { encodeAddress, foldAddress } from '../../model/address.ts'
import { describeStatus, type Site, type SiteResponse } from '../site/site.ts'
import type { MediaEntry, StoreToVerify } from './check-objects.ts'
import type { Difference } from './findings.ts'

/** A browser's `Accept` header. */
const browserAccept = 'text/html, */*;q=0.5'

type MovedEntry = Extract<Entry, { kind: 'moved' }>

/** The entry of any document except a sitemap, which has no representations. */
export type EntryWithRepresentations = Exclude<Extract<Entry, { digest: string }>, { kind: 'sitemap' }>

export const hasRepresentations = (entry: Entry): entry is EntryWithRepresentations =>
  'digest' in entry && entry.kind !== 'sitemap'

type AddressDifference = Omit<Difference, 'check'>

/** Returns the status (RFC 9110 §15) that is expected at an entry's address and, for a redirect, the location. */
function describeExpectedStatus(entry: Entry): string {
  if (entry.kind === 'moved') return `301 ${encodeAddress(entry.to)}`
  return entry.kind === 'gone' ? '410' : entry.kind === 'withheld' ? '451' : '200'
}

/**
 * Compares the bytes of a picture on the site with the digest in its name. `checkObjectsAndYieldEntries` does not
 * check pictures.
 */
export async function findPictureDifference(
  site: Site,
  { address }: MediaEntry,
): Promise<AddressDifference | null> {
  const subject = encodeAddress(address)
  const response = await site.fetchResponse(subject, { method: 'GET', accept: '*/*' })
  const expectedDigest = /([0-9a-f]{64})\.\w+$/.exec(subject)?.[1] ?? ''
  const foundDigestOrStatus = response.status === 200 ? await sha256(response.body) : describeStatus(response)
  return foundDigestOrStatus === expectedDigest
    ? null
    : { subject, expected: expectedDigest, found: foundDigestOrStatus }
}

/**
 * Response statuses of an address that the release lacks. Other failures are reported when the target's own address is
 * checked.
 */
const unknownAddressStatuses = [300, 404]

/** A release to verify, and the store that contains it. */
export interface ReleaseToVerify {
  store: StoreToVerify
  root: Root
}

/** True for an address that has its own entry. Such an address and its shard are checked separately. */
async function hasOwnEntry({ store, root }: ReleaseToVerify, address: string): Promise<boolean> {
  const foldedAddress = foldAddress(address)
  const shards = await store.readValues(
    listCandidateShardIndexes(foldedAddress, root).map((index) => shardKeyAt(root, index)),
  )
  return shards.some(
    (shard) => shard && findEntries(shard, foldedAddress).some((entry) => entry.address === address),
  )
}

/** Checks that a redirect leads to an address of the release. */
async function findRedirectDifference(
  site: Site,
  { address, to }: MovedEntry,
  release: ReleaseToVerify,
): Promise<AddressDifference | null> {
  if (await hasOwnEntry(release, to).catch(() => false)) return null
  const targetPath = encodeAddress(to)
  const response = await site.fetchResponse(targetPath, { method: 'HEAD', accept: browserAccept })
  if (!unknownAddressStatuses.includes(response.status)) return null
  const expected = 'a redirect to an address of the release'
  return { subject: encodeAddress(address), expected, found: `${targetPath} (${describeStatus(response)})` }
}

/** Checks that a response's canonical URL (RFC 6596) is that of the requested path. */
function findCanonicalUrlDifference(
  { headers }: SiteResponse,
  path: string,
  archiveUrl: string,
): AddressDifference | null {
  const canonicalUrl = /<([^>]+)>; rel="canonical"/.exec(headers.get('link') ?? '')?.[1] ?? 'no canonical URL'
  const expected = archiveUrl + path
  return canonicalUrl === expected ? null : { subject: path, expected, found: canonicalUrl }
}

/** Compares a site's response at an address with its entry in the release. */
export async function findAddressDifference(
  site: Site,
  entry: Exclude<Entry, MediaEntry>,
  release: ReleaseToVerify,
): Promise<AddressDifference | null> {
  const subject = encodeAddress(entry.address)
  const response = await site.fetchResponse(subject, {
    method: 'HEAD',
    accept: browserAccept,
    objectKey: findObjectKey(entry),
  })
  const locationSuffix = response.status === 301 ? ` ${response.headers.get('location')}` : ''
  const [expected, found] = [describeExpectedStatus(entry), describeStatus(response) + locationSuffix]
  if (expected !== found) return { subject, expected, found }
  if (entry.kind === 'moved') return findRedirectDifference(site, entry, release)
  return hasRepresentations(entry)
    ? findCanonicalUrlDifference(response, subject, release.root.archive.url)
    : null
}
