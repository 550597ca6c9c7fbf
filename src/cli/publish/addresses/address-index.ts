import { type Entry, isTakenDown, type Shard } from '../../../archive/shard.ts'
import { foldAddress, maxAddressLength, splitAddress } from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import { addressOfExplicitUrl } from '../../content/addresses/explicit-url.ts'
import { findUrlIdKey } from '../articles/url-id-key.ts'
import { type Claim, ClaimTable } from './claim-table.ts'

/** Kinds of documents that the archive generates: their addresses are reserved, in every spelling. */
const generatedKinds = new Set<Entry['kind']>(['collection', 'holdings', 'sitemap'])

/** True for an entry that may be at a former address: a redirect or a takedown. */
const canBeFormerAddress = (entry: Entry) => entry.kind === 'moved' || isTakenDown(entry)

/** The index of a release while it is built: folded address → entries, each with its owner. */
export class AddressIndex {
  readonly #claims = new ClaimTable()
  /** Keys of URL ids that several articles share. */
  readonly #doubles = new Set<string>()
  readonly #reserved = new Set<string>()
  /** Paths that are reserved with any query. */
  readonly #endpoints = new Set<string>()
  #size = 0

  /** The number of entries, which may exceed that of the addresses: some are also entered by URL id. */
  get size(): number {
    return this.#size
  }

  #add(key: string, entry: Entry, owner: string): void {
    this.#claims.add(key, entry, owner)
    this.#size++
  }

  #claimOf(address: string): Claim | null {
    return this.#claims.claimsAt(foldAddress(address)).find(({ entry }) => entry.address === address) ?? null
  }

  /** Returns the entry of an address; `null` if nothing has claimed it. */
  find(address: string): Entry | null {
    return this.#claimOf(address)?.entry ?? null
  }

  /** Sets the digest of a document. @throws if nothing has claimed its address */
  setDigest(address: string, digest: string): void {
    const claim = this.#claimOf(address)
    if (claim === null) throw new Error(`${address} has no entry`)
    this.#claims.replace(claim, { ...claim.entry, digest } as Entry)
  }

  /** Reserves an address, in every spelling, for the archive. */
  reserve(address: string): void {
    this.#reserved.add(foldAddress(address))
  }

  /** Reserves a path with any query, where the archive answers by the path alone. */
  reserveEveryQuery(path: string): void {
    this.#endpoints.add(foldAddress(path))
  }

  #isReserved(key: string): boolean {
    return this.#reserved.has(key) || this.#endpoints.has(splitAddress(key).path)
  }

  /**
   * Gives an address to an entry of `owner`: the path of a file, or a phrase such as `a picture`.
   * @returns the reason why it cannot be given; `null` when it was
   */
  claim(entry: Entry, owner: string): string | null {
    const { address, kind } = entry
    if (address.length > maxAddressLength)
      return `makes an address of more than ${maxAddressLength} characters: shorten the URL or the slug`
    const key = foldAddress(address)
    const claims = this.#claims.claimsAt(key)
    const isReserved = this.#isReserved(key) || claims.some((claim) => generatedKinds.has(claim.entry.kind))
    if (!generatedKinds.has(kind) && isReserved)
      return `makes the address ${address}, which the archive itself uses: change the URL or the slug`
    const otherOwner = claims.find((claim) => claim.entry.address === address)?.owner
    if (otherOwner === owner && canBeFormerAddress(entry)) return null
    if (otherOwner !== undefined)
      return `makes the address ${address}, which is that of ${otherOwner}: give one of them another URL, name the query parameter that tells them apart in edition.yaml, or remove one`
    this.#add(key, entry, owner)
    return null
  }

  /** Withdraws a former address that would redirect to several articles, and reserves it. */
  withdraw(address: string): void {
    const key = foldAddress(address)
    for (const claim of this.#claims.claimsAt(key))
      if (claim.entry.address === address && canBeFormerAddress(claim.entry)) {
        this.#claims.remove(claim)
        this.#size--
      }
    this.reserve(address)
  }

  /** Returns the owner whose explicit URL an address would hide; `null` when it hides none. */
  findHiddenOwner(address: string): string | null {
    // An extension may have two parts: `/x.feed.json` is the explicit URL of `/x`.
    for (
      let baseAddress = addressOfExplicitUrl(address);
      baseAddress !== null;
      baseAddress = addressOfExplicitUrl(baseAddress)
    ) {
      const hiddenClaim = this.#claims.claimsAt(foldAddress(baseAddress)).at(-1)
      if (hiddenClaim) return hiddenClaim.owner
    }
    return null
  }

  /**
   * Registers an entry under the URL id in `address`, if it has one. `address` may be a former one;
   * `entry.address` is the article's present one.
   */
  addByUrlId(address: string, entry: Entry, editions: readonly Edition[]): void {
    const key = findUrlIdKey(address, editions)
    if (key === null) return
    const otherClaims = this.#claims.claimsAt(key)
    if (otherClaims.some((claim) => claim.entry.address === entry.address)) return
    if (otherClaims.length > 0) this.#doubles.add(key)
    this.#add(key, entry, entry.address)
  }

  /** Lists the keys of URL ids that several articles share, with their addresses. */
  *listSharedUrlIds(): Generator<{ urlIdKey: string; addresses: string[] }> {
    for (const urlIdKey of this.#doubles)
      yield { urlIdKey, addresses: this.entriesOf(urlIdKey).map(({ address }) => address) }
  }

  /** The keys that have entries, in no particular order. */
  keys(): Generator<string> {
    return this.#claims.keys()
  }

  /** All entries, in the order of their claims. */
  entries(): Generator<Entry> {
    return this.#claims.entries()
  }

  /** The entries of each of 2ⁿ shards, in order of the shards. */
  shards(bits: number): Generator<Shard> {
    return this.#claims.shards(bits)
  }

  /** Returns the entries of a key in order of address. */
  entriesOf(key: string): Entry[] {
    const entries = this.#claims.claimsAt(key).map(({ entry }) => entry)
    return entries.sort((a, b) => (a.address < b.address ? -1 : 1))
  }

  /** Deletes the index. */
  close(): void {
    this.#claims.close()
  }
}
