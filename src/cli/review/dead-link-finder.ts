import { foldAddress } from '../../model/address.ts'
import { type Edition, nameListKinds } from '../../model/edition.ts'
import { directoryIndexPattern, findNameInOldListAddress } from '../../model/old-address.ts'
import { compileUrlIdPattern, findUrlId, toUrlIdKey } from '../../model/url-id.ts'
import { archiveEndpointAddresses, reservedEditionPaths } from '../content/addresses/reserved-addresses.ts'
import type { Finding } from './finding.ts'
import type { ReviewedArticle } from './reviewed-article.ts'

interface OwnLink {
  file: string
  line: number
  url: string
  address: string
}

/** Matches lists of a year, month or day. */
const calendarListPattern = /^\/[^/]+\/\d{4}(?:\/\d{2}){0,2}\/?$/

/**
 * Finds links to the newsroom's own hosts that lead to no article, page or list. The findings are complete once
 * all articles have been added.
 */
export class DeadLinkFinder {
  readonly #knownKeys = new Set<string>()
  readonly #links: OwnLink[] = []
  readonly #urlIdPatternsByEdition: ReadonlyMap<string, RegExp>

  readonly #editions: readonly Edition[]

  constructor(editions: readonly Edition[]) {
    this.#editions = editions
    this.#urlIdPatternsByEdition = new Map(
      editions.flatMap(({ id, identity }) =>
        identity === null ? [] : [[id, compileUrlIdPattern(identity)] as const],
      ),
    )
    for (const { id } of editions)
      for (const path of ['', ...reservedEditionPaths]) this.#knownKeys.add(foldAddress(`/${id}/${path}`))
    for (const address of archiveEndpointAddresses) this.#knownKeys.add(foldAddress(address))
  }

  /**
   * Adds the addresses of a page or an article, taken down or not: the archive answers at those of a taken-down
   * article with the reason.
   */
  addAddresses(addresses: readonly string[]): void {
    for (const address of addresses) for (const key of this.#listKeys(address)) this.#knownKeys.add(key)
  }

  /** Adds an article's links. */
  addLinks({ ownAddressesByUrl, findLineContaining }: ReviewedArticle, file: string): void {
    for (const [url, address] of ownAddressesByUrl)
      this.#links.push({ file, line: findLineContaining(url), url, address })
  }

  /** Returns the keys under which the archive looks up an address: its folded form, and the key of its URL id. */
  #listKeys(address: string): string[] {
    const edition = address.split('/', 2)[1] ?? ''
    const pattern = this.#urlIdPatternsByEdition.get(edition)
    const foldedAddress = foldAddress(address)
    const urlId = pattern ? findUrlId(foldedAddress, pattern) : null
    return [foldedAddress, ...(urlId === null ? [] : [toUrlIdKey(edition, urlId)])]
  }

  #isAnswered(address: string): boolean {
    if (
      calendarListPattern.test(address) ||
      /^\/[^/]+\/(?:sections|topics|authors|on-this-day)\//.test(address)
    )
      return true
    if (this.#isOldList(address)) return true
    return [address, address.replace(directoryIndexPattern, '/')]
      .flatMap((candidateAddress) => this.#listKeys(candidateAddress))
      .some((key) => this.#knownKeys.has(key))
  }

  /** True for an address that an edition's `collections` maps to a list. */
  #isOldList(address: string): boolean {
    return this.#editions.some(({ id, collections }) =>
      nameListKinds.some((list) =>
        collections[list].some((path) => findNameInOldListAddress(address, id, path) !== null),
      ),
    )
  }

  listFindings(): Finding[] {
    return this.#links
      .filter(({ address }) => !this.#isAnswered(address))
      .map(({ file, line, url }) => ({ kind: 'dead-link', file, line, field: '', text: url }))
  }
}
