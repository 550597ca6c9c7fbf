import { type Entry, isTakenDown, type Shard } from '../../archive/shard.ts'
import { foldAddress, longestAddress } from '../../model/address.ts'
import type { Edition } from '../../model/edition.ts'
import { identityIn, identityKey, identityPattern } from '../../model/identity.ts'

/** Why an address cannot be given away. */
export interface Refusal {
  reason: string
}

/** Endings that old web servers gave to pages; every other one may be a representation's, now or later. */
const pageEndings = new Set([
  'html',
  'htm',
  'shtml',
  'xhtml',
  'php',
  'php3',
  'asp',
  'aspx',
  'jsp',
  'cfm',
  'cgi',
  'pl',
  'do',
])

/** What the archive makes itself: its addresses are nobody else's, in any spelling. */
const made = new Set<Entry['kind']>(['collection', 'holdings', 'sitemap'])

/** What may stand at a former address. */
const isFormer = (entry: Entry) => entry.kind === 'moved' || isTakenDown(entry)

/** The address whose explicit URL this could be: `/x.html` for `/x.html.json`, `/x/` for `/x/index.json`. */
function explicitBase(address: string): string | null {
  const found = /^([^?]+)\.([a-z][a-z0-9]{1,7})(\?.*)?$/.exec(address)
  const [, base = '', ending = '', query = ''] = found ?? []
  if (!found || pageEndings.has(ending)) return null
  return (base.endsWith('/index') ? base.slice(0, -'index'.length) : base) + query
}

/** The index of a release while it is made: folded address → entries, and who claimed each. */
export class AddressIndex {
  readonly #keys = new Map<string, Entry[]>()
  readonly #owners = new Map<string, string>()
  readonly #identities = new Map<string, Set<string>>()
  readonly #reserved = new Set<string>()
  #size = 0

  /** How many entries there are. */
  get size(): number {
    return this.#size
  }

  #add(key: string, entry: Entry): void {
    const entries = this.#keys.get(key)
    if (entries) entries.push(entry)
    else this.#keys.set(key, [entry])
    this.#size++
  }

  /** Keeps an address, in every spelling, for the archive's own use. */
  reserve(address: string): void {
    this.#reserved.add(foldAddress(address))
  }

  /** Gives an address to an entry of `owner` (a file, or words for what it is). */
  claim(entry: Entry, owner: string): Refusal | null {
    if (entry.address.length > longestAddress)
      return { reason: `makes an address of more than ${longestAddress} characters` }
    if (!made.has(entry.kind) && this.#reserved.has(foldAddress(entry.address)))
      return { reason: `makes the address ${entry.address}, which the archive keeps for itself` }
    const taken = this.#owners.get(entry.address)
    if (taken === owner && isFormer(entry)) return null
    if (taken !== undefined)
      return {
        reason: `makes the address ${entry.address}, which is that of ${taken}: give one of them another URL, name the query parameter that tells them apart in edition.yaml, or remove one`,
      }
    this.#owners.set(entry.address, owner)
    if (made.has(entry.kind)) this.reserve(entry.address)
    this.#add(foldAddress(entry.address), entry)
    return null
  }

  /** Takes a redirect back that leads to several places, and lets nobody claim its address again. */
  withdraw(address: string): void {
    const key = foldAddress(address)
    const entries = this.#keys.get(key) ?? []
    const kept = entries.filter((entry) => entry.address !== address || !isFormer(entry))
    this.#size -= entries.length - kept.length
    if (kept.length > 0) this.#keys.set(key, kept)
    else this.#keys.delete(key)
    this.reserve(address)
  }

  /** Who has the explicit URL that this address would hide, or `null`. */
  hides(address: string): string | null {
    // An extension may have two parts: `/x.feed.json` is the explicit URL of `/x`.
    for (let base = explicitBase(address); base !== null; base = explicitBase(base)) {
      const [hidden] = this.#keys.get(foldAddress(base)) ?? []
      if (hidden) return this.#owners.get(hidden.address) ?? hidden.address
    }
    return null
  }

  /** Makes an entry answer to the identity in `address`; `entry.address` is the article's own. */
  identify(address: string, entry: Entry, edition: Edition): void {
    const identity = edition.identity && identityIn(foldAddress(address), identityPattern(edition.identity))
    if (!identity) return
    const key = identityKey(edition.id, identity)
    const targets = this.#identities.get(key) ?? new Set()
    if (targets.has(entry.address)) return
    this.#identities.set(key, targets.add(entry.address))
    this.#add(key, entry)
  }

  /** Identities that several articles claim, with their addresses. */
  *doubleIdentities(): Generator<{ identity: string; addresses: string[] }> {
    for (const [identity, targets] of this.#identities)
      if (targets.size > 1) yield { identity, addresses: [...targets].sort() }
  }

  /** Keys and entries for the shards, each in an order that nothing but the content decides. */
  *entries(): Generator<[key: string, entries: Shard[string]]> {
    for (const key of [...this.#keys.keys()].sort())
      yield [key, (this.#keys.get(key) ?? []).toSorted((a, b) => (a.address < b.address ? -1 : 1))]
  }
}
