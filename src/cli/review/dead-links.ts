import { foldAddress } from '../../model/address.ts'
import type { Edition } from '../../model/edition.ts'
import { compileIdentityPattern, findIdentity, toIdentityKey } from '../../model/identity.ts'
import { reservedAddresses, reservedPaths } from '../content/addresses/reserved-addresses.ts'
import type { Finding } from './finding.ts'
import type { ReviewedArticle } from './reviewed-article.ts'

interface OwnLink {
  file: string
  line: number
  url: string
  address: string
}

/** Lists of a year, month or day. */
const calendar = /^\/[^/]+\/\d{4}(?:\/\d{2}){0,2}\/?$/

/** Finds links to the newsroom's own hosts that no article, page or list answers, once every article is known. */
export class DeadLinks {
  readonly #known = new Set<string>()
  readonly #links: OwnLink[] = []
  readonly #identities: ReadonlyMap<string, RegExp>

  constructor(editions: readonly Edition[]) {
    this.#identities = new Map(
      editions.flatMap(({ id, identity }) =>
        identity === null ? [] : [[id, compileIdentityPattern(identity)] as const],
      ),
    )
    for (const { id } of editions)
      for (const path of ['', ...reservedPaths]) this.#known.add(foldAddress(`/${id}/${path}`))
    for (const address of reservedAddresses) this.#known.add(foldAddress(address))
  }

  /** Adds the address of a page. */
  addPage(address: string): void {
    this.#known.add(foldAddress(address))
  }

  /** Adds an article's addresses and its links. */
  addArticle({ addresses, ownLinks, lineWith }: ReviewedArticle, file: string): void {
    for (const address of addresses) for (const key of this.#keysOf(address)) this.#known.add(key)
    for (const [url, address] of ownLinks) this.#links.push({ file, line: lineWith(url), url, address })
  }

  /** Returns the keys that the archive finds an address by: folded, and by its identity. */
  #keysOf(address: string): string[] {
    const edition = address.split('/', 2)[1] ?? ''
    const pattern = this.#identities.get(edition)
    const identity = pattern ? findIdentity(address, pattern) : null
    return [foldAddress(address), ...(identity === null ? [] : [toIdentityKey(edition, identity)])]
  }

  #isAnswered(address: string): boolean {
    if (calendar.test(address) || /^\/[^/]+\/(?:sections|topics|authors|on-this-day)\//.test(address))
      return true
    return this.#keysOf(address).some((key) => this.#known.has(key))
  }

  findings(): Finding[] {
    return this.#links
      .filter(({ address }) => !this.#isAnswered(address))
      .map(({ file, line, url }) => ({ kind: 'dead-link', file, line, field: '', text: url }))
  }
}
