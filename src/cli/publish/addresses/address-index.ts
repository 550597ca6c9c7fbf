import { type Entry, isTakenDown } from '../../../archive/shard.ts'
import { foldAddress, maxAddressLength } from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import { compileIdentityPattern, findIdentity, identityKey } from '../../../model/identity.ts'
import { addressOfExplicitUrl } from '../../content/addresses/explicit-url.ts'

/** Why an address cannot be given away. */
export interface Refusal {
  reason: string
}

/** What the archive makes itself: its addresses are nobody else's, in any spelling. */
const made = new Set<Entry['kind']>(['collection', 'holdings', 'sitemap'])

/** What may stand at a former address. */
const isFormer = (entry: Entry) => entry.kind === 'moved' || isTakenDown(entry)

/** An entry, who claimed it, and the next of those that share its key: a million of them must be small. */
interface Claim {
  entry: Entry
  owner: string
  next: Claim | null
}

function* chain(first: Claim | undefined): Generator<Claim> {
  for (let claim: Claim | null = first ?? null; claim; claim = claim.next) yield claim
}

/** The index of a release while it is made: folded address → entries, and who claimed each. */
export class AddressIndex {
  readonly #keys = new Map<string, Claim>()
  /** Identities that several articles claim. */
  readonly #doubles = new Set<string>()
  readonly #reserved = new Set<string>()
  #size = 0

  /** How many entries there are. */
  get size(): number {
    return this.#size
  }

  #add(key: string, entry: Entry, owner: string): void {
    this.#keys.set(key, { entry, owner, next: this.#keys.get(key) ?? null })
    this.#size++
  }

  /** Keeps an address, in every spelling, for the archive's own use. */
  reserve(address: string): void {
    this.#reserved.add(foldAddress(address))
  }

  /** Gives an address to an entry of `owner` (a file, or words for what it is). */
  claim(entry: Entry, owner: string): Refusal | null {
    if (entry.address.length > maxAddressLength)
      return { reason: `makes an address of more than ${maxAddressLength} characters` }
    const key = foldAddress(entry.address)
    const here = [...chain(this.#keys.get(key))]
    const isKept = this.#reserved.has(key) || here.some((claim) => made.has(claim.entry.kind))
    if (!made.has(entry.kind) && isKept)
      return { reason: `makes the address ${entry.address}, which the archive keeps for itself` }
    const taken = here.find((claim) => claim.entry.address === entry.address)?.owner
    if (taken === owner && isFormer(entry)) return null
    if (taken !== undefined)
      return {
        reason: `makes the address ${entry.address}, which is that of ${taken}: give one of them another URL, name the query parameter that tells them apart in edition.yaml, or remove one`,
      }
    this.#add(key, entry, owner)
    return null
  }

  /** Takes a redirect back that leads to several places, and lets nobody claim its address again. */
  withdraw(address: string): void {
    const key = foldAddress(address)
    const claims = [...chain(this.#keys.get(key))]
    const kept = claims.filter(({ entry }) => entry.address !== address || !isFormer(entry))
    this.#keys.delete(key)
    this.#size -= claims.length
    for (const { entry, owner } of kept) this.#add(key, entry, owner)
    this.reserve(address)
  }

  /** Who has the explicit URL that this address would hide, or `null`. */
  hides(address: string): string | null {
    // An extension may have two parts: `/x.feed.json` is the explicit URL of `/x`.
    for (let base = addressOfExplicitUrl(address); base !== null; base = addressOfExplicitUrl(base)) {
      const hidden = [...chain(this.#keys.get(foldAddress(base)))].at(-1)
      if (hidden) return hidden.owner
    }
    return null
  }

  /** Makes an entry answer to the identity in `address`; `entry.address` is the article's own. */
  identify(address: string, entry: Entry, edition: Edition): void {
    const identity =
      edition.identity && findIdentity(foldAddress(address), compileIdentityPattern(edition.identity))
    if (!identity) return
    const key = identityKey(edition.id, identity)
    const others = [...chain(this.#keys.get(key))]
    if (others.some((claim) => claim.entry.address === entry.address)) return
    if (others.length > 0) this.#doubles.add(key)
    this.#add(key, entry, entry.address)
  }

  /** Identities that several articles claim, with their addresses. */
  *doubleIdentities(): Generator<{ identity: string; addresses: string[] }> {
    for (const identity of this.#doubles)
      yield { identity, addresses: this.entriesOf(identity).map(({ address }) => address) }
  }

  /** The keys that have entries, in no order. */
  keys(): Iterable<string> {
    return this.#keys.keys()
  }

  /** The entries of a key, in an order that nothing but the content decides. */
  entriesOf(key: string): Entry[] {
    const entries = [...chain(this.#keys.get(key))].map(({ entry }) => entry)
    return entries.sort((a, b) => (a.address < b.address ? -1 : 1))
  }
}
