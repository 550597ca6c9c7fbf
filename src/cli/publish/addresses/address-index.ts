import { type Entry, isTakenDown, type Shard } from '../../../archive/shard.ts'
import { foldAddress, maxAddressLength, splitAddress } from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import { stripRepresentationExtension } from '../../content/addresses/explicit-url.ts'
import { findUrlIdKey } from '../articles/url-id-key.ts'
import { type Claim, ClaimTable } from './claim-table.ts'

/** Kinds of generated documents whose addresses are reserved in every spelling. */
const generatedEntryKinds = new Set<Entry['kind']>(['collection', 'holdings', 'sitemap'])

const urlConflictRemedy =
  'change or remove the URL in one of the two files, rename the one without a URL, or delete one. If a query parameter tells the URLs apart, as in ?id=1, list it in edition.yaml: query: [id]'

/** Remedy for an address that no article can have. */
export const urlRemedy = 'change or remove this URL or, if there is none, rename the file'

/** True for a redirect or a takedown; a former address can have no other kind of entry. */
const isRedirectOrTakedown = (entry: Entry) => entry.kind === 'moved' || isTakenDown(entry)

/**
 * Index of a release's addresses, filled while the release is being built. It maps folded addresses and URL ids to
 * entries, and records the owner of each entry.
 */
export class AddressIndex {
  readonly #claims = new ClaimTable()
  /** Keys of URL ids that several articles share. */
  readonly #sharedUrlIdKeys = new Set<string>()
  readonly #reservedKeys = new Set<string>()
  /** Folded paths that are reserved with and without a query. */
  readonly #reservedPaths = new Set<string>()
  #entryCount = 0

  /**
   * Number of entries. It can exceed the number of addresses, because some entries are also registered under a URL id.
   */
  get entryCount(): number {
    return this.#entryCount
  }

  #add(lookupKey: string, entry: Entry, owner: string): void {
    this.#claims.add(lookupKey, entry, owner)
    this.#entryCount++
  }

  #findClaim(address: string): Claim | null {
    return this.#claims.claimsAt(foldAddress(address)).find(({ entry }) => entry.address === address) ?? null
  }

  /** Returns the entry at an address; `null` if nothing has claimed the address. */
  findEntry(address: string): Entry | null {
    return this.#findClaim(address)?.entry ?? null
  }

  /** Records the digest of the document at an address. @throws Error if nothing has claimed the address */
  setDocumentDigest(address: string, digest: string): void {
    const claim = this.#findClaim(address)
    if (claim === null) throw new Error(`${address} has no entry`)
    this.#claims.replace(claim, { ...claim.entry, digest } as Entry)
  }

  /** Reserves every spelling of an address for the archive's own responses. */
  reserveAddress(address: string): void {
    this.#reservedKeys.add(foldAddress(address))
  }

  /** Reserves a path regardless of its query, because the archive ignores queries at this path. */
  reservePathWithQueries(path: string): void {
    this.#reservedPaths.add(foldAddress(path))
  }

  #isReserved(foldedAddress: string): boolean {
    return this.#reservedKeys.has(foldedAddress) || this.#reservedPaths.has(splitAddress(foldedAddress).path)
  }

  /**
   * Claims an entry's address for its owner. Ignores a redirect or takedown if the same owner has already claimed the
   * address.
   * @param owner a file path or a phrase such as `a picture`, used in messages
   * @param conflictRemedy the remedy if another owner has the address
   * @returns the reason why the address cannot be claimed; `null` if it was claimed or the entry was ignored
   */
  claimAddressOrExplain(entry: Entry, owner: string, conflictRemedy = urlConflictRemedy): string | null {
    const { address, kind } = entry
    if (address.length > maxAddressLength)
      return `results in an address of ${address.length} characters, but the limit is ${maxAddressLength}: ${urlRemedy}`
    const foldedAddress = foldAddress(address)
    const claims = this.#claims.claimsAt(foldedAddress)
    const isReserved =
      this.#isReserved(foldedAddress) || claims.some((claim) => generatedEntryKinds.has(claim.entry.kind))
    if (!generatedEntryKinds.has(kind) && isReserved)
      return `results in the address ${address}, which the archive itself uses: ${urlRemedy}`
    const currentOwner = claims.find((claim) => claim.entry.address === address)?.owner
    if (currentOwner === owner && isRedirectOrTakedown(entry)) return null
    if (currentOwner !== undefined)
      return `results in the address ${address}, which is that of ${currentOwner}: ${conflictRemedy}`
    this.#add(foldedAddress, entry, owner)
    return null
  }

  /** Removes the redirects and takedowns at an ambiguous former address, and reserves the address. */
  withdrawFormerAddress(address: string): void {
    const foldedAddress = foldAddress(address)
    for (const claim of this.#claims.claimsAt(foldedAddress))
      if (claim.entry.address === address && isRedirectOrTakedown(claim.entry)) {
        this.#claims.remove(claim)
        this.#entryCount--
      }
    this.reserveAddress(address)
  }

  /**
   * Returns the owner of the document that has `address` as its explicit URL in some format; `null` if there is none.
   */
  findExplicitUrlOwner(address: string): string | null {
    // An extension may have two parts: `/x.feed.json` is the explicit URL of `/x`.
    for (
      let baseAddress = stripRepresentationExtension(address);
      baseAddress !== null;
      baseAddress = stripRepresentationExtension(baseAddress)
    ) {
      const earliestClaim = this.#claims.claimsAt(foldAddress(baseAddress)).at(-1)
      if (earliestClaim) return earliestClaim.owner
    }
    return null
  }

  /**
   * Registers an entry under the URL id in `address`. Does nothing if the address contains no URL id, or the entry is
   * already registered under this id. `address` may be a former address of the article; `entry.address` is always the
   * current address.
   */
  registerUrlId(address: string, entry: Entry, editions: readonly Edition[]): void {
    const urlIdKey = findUrlIdKey(address, editions)
    if (urlIdKey === null) return
    const urlIdClaims = this.#claims.claimsAt(urlIdKey)
    if (urlIdClaims.some((claim) => claim.entry.address === entry.address)) return
    if (urlIdClaims.length > 0) this.#sharedUrlIdKeys.add(urlIdKey)
    this.#add(urlIdKey, entry, entry.address)
  }

  /** Lists the keys of URL ids that several articles share, with the articles' addresses. */
  *listSharedUrlIds(): Generator<{ urlIdKey: string; addresses: string[] }> {
    for (const urlIdKey of this.#sharedUrlIdKeys)
      yield { urlIdKey, addresses: this.entriesAt(urlIdKey).map(({ address }) => address) }
  }

  /** Returns the keys that have entries, in no particular order. */
  keys(): Generator<string> {
    return this.#claims.keys()
  }

  /** Returns all entries in the order in which they were added. */
  entries(): Generator<Entry> {
    return this.#claims.entries()
  }

  /** Yields the content of each of the 2ⁿ shards, in shard order. @param shardBits n */
  shards(shardBits: number): Generator<Shard> {
    return this.#claims.shards(shardBits)
  }

  /** Returns the entries under a folded address or the key of a URL id, sorted by address. */
  entriesAt(lookupKey: string): Entry[] {
    const entries = this.#claims.claimsAt(lookupKey).map(({ entry }) => entry)
    return entries.sort((a, b) => (a.address < b.address ? -1 : 1))
  }

  /** Closes and deletes the index's temporary database. */
  close(): void {
    this.#claims.close()
  }
}
