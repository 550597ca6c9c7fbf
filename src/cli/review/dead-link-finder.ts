import { foldAddress } from '../../model/address.ts'
import { type Edition, nameListKinds } from '../../model/edition.ts'
import { directoryIndexPattern, findNameInOldListAddress } from '../../model/old-address.ts'
import { compileUrlIdPattern, findUrlId, toUrlIdKey } from '../../model/url-id.ts'
import { archiveEndpointAddresses, reservedEditionPaths } from '../content/addresses/reserved-addresses.ts'
import type { Finding } from './finding.ts'
import type { ReviewedArticle } from './reviewed-article.ts'

interface OwnHostLink {
  file: string
  line: number
  url: string
  address: string
}

/** Matches the addresses of lists for a year, month or day. */
const calendarListPattern = /^\/[^/]+\/\d{4}(?:\/\d{2}){0,2}\/?$/

/**
 * Finds links to the newsroom's own hosts that lead to no article, page or list. The findings are complete once all
 * articles have been added.
 */
export class DeadLinkFinder {
  readonly #knownAddressKeys = new Set<string>()
  readonly #links: OwnHostLink[] = []
  readonly #urlIdPatternByEdition: ReadonlyMap<string, RegExp>

  readonly #editions: readonly Edition[]

  constructor(editions: readonly Edition[]) {
    this.#editions = editions
    this.#urlIdPatternByEdition = new Map(
      editions.flatMap(({ id, identity }) =>
        identity === null ? [] : [[id, compileUrlIdPattern(identity)] as const],
      ),
    )
    for (const { id } of editions)
      for (const path of ['', ...reservedEditionPaths])
        this.#knownAddressKeys.add(foldAddress(`/${id}/${path}`))
    for (const address of archiveEndpointAddresses) this.#knownAddressKeys.add(foldAddress(address))
  }

  /**
   * Adds the addresses of a page or an article. Taken-down articles count too, because the archive answers at their
   * addresses with the reason for the takedown.
   */
  addKnownAddresses(addresses: readonly string[]): void {
    for (const address of addresses)
      for (const key of this.#listAddressKeys(address)) this.#knownAddressKeys.add(key)
  }

  /** Adds an article's links to the newsroom's own hosts. */
  addLinks({ linkedAddressByUrl, findLineContaining }: ReviewedArticle, file: string): void {
    for (const [url, address] of linkedAddressByUrl)
      this.#links.push({ file, line: findLineContaining(url), url, address })
  }

  /**
   * Returns the keys under which the archive looks up an address: the folded address and, if it contains a URL id,
   * the key of the id.
   */
  #listAddressKeys(address: string): string[] {
    const editionId = address.split('/', 2)[1] ?? ''
    const urlIdPattern = this.#urlIdPatternByEdition.get(editionId)
    const foldedAddress = foldAddress(address)
    const urlId = urlIdPattern ? findUrlId(foldedAddress, urlIdPattern) : null
    return [foldedAddress, ...(urlId === null ? [] : [toUrlIdKey(editionId, urlId)])]
  }

  #mayLeadSomewhere(address: string): boolean {
    if (
      calendarListPattern.test(address) ||
      /^\/[^/]+\/(?:sections|topics|authors|on-this-day)\//.test(address)
    )
      return true
    if (this.#isOldListAddress(address)) return true
    return [address, address.replace(directoryIndexPattern, '/')]
      .flatMap((candidateAddress) => this.#listAddressKeys(candidateAddress))
      .some((key) => this.#knownAddressKeys.has(key))
  }

  /** True for an address that the `collections` of an edition map to a list. */
  #isOldListAddress(address: string): boolean {
    return this.#editions.some(({ id, collections }) =>
      nameListKinds.some((listKind) =>
        collections[listKind].some(
          (oldListPath) => findNameInOldListAddress(address, id, oldListPath) !== null,
        ),
      ),
    )
  }

  listDeadLinkFindings(): Finding[] {
    return this.#links
      .filter(({ address }) => !this.#mayLeadSomewhere(address))
      .map(({ file, line, url }) => ({ kind: 'dead-link', file, line, field: '', text: url }))
  }
}
