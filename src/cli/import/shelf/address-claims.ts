import { editionIdOf, foldAddress, maxAddressLength } from '../../../model/address.ts'
import type { ArticleFields } from '../../../model/article.ts'
import type { Edition } from '../../../model/edition.ts'
import { type AddressRules, addressOfArticle, addressOfUrl } from '../../content/addresses/article-address.ts'
import { stripRepresentationExtension } from '../../content/addresses/explicit-url.ts'
import { reservedEditionPaths } from '../../content/addresses/reserved-addresses.ts'

/** Matches the paths of lists of a day, month or year, relative to the edition. */
const calendarPathPattern = /^\d{4}(?:\/\d\d){0,2}$/

const listFoldedBaseAddresses = (address: string): string[] => {
  const baseAddress = stripRepresentationExtension(address)
  return baseAddress === null ? [] : [foldAddress(baseAddress), ...listFoldedBaseAddresses(baseAddress)]
}

/** Tracks the current and former addresses of an edition's files, and the addresses that no article can have. */
export class AddressClaims {
  readonly #edition: Edition
  readonly #editions: readonly AddressRules[]
  readonly #fileByAddress = new Map<string, string>()
  readonly #fileByFoldedAddress = new Map<string, string>()
  /** Files whose address has a representation's extension (`/x.json`), by the folded addresses without it (`/x`). */
  readonly #fileByBaseAddress = new Map<string, string>()
  readonly #reservedPaths: ReadonlySet<string>

  constructor(edition: Edition, editions: readonly AddressRules[]) {
    this.#edition = edition
    this.#editions = editions
    this.#reservedPaths = new Set(reservedEditionPaths)
  }

  addressOfUrl(url: string): string {
    return addressOfUrl(url, this.#edition, this.#editions)
  }

  addressOfArticle(fields: Pick<ArticleFields, 'url' | 'published'>, slug: string): string {
    return addressOfArticle(fields, slug, this.#edition)
  }

  claimAddresses(file: string, addresses: readonly string[]): void {
    for (const address of addresses) {
      this.#fileByAddress.set(address, file)
      this.#fileByFoldedAddress.set(foldAddress(address), file)
      for (const baseAddress of listFoldedBaseAddresses(address))
        this.#fileByBaseAddress.set(baseAddress, file)
    }
  }

  /**
   * Returns the file that has an address, or an address that publishing could not tell apart from it; `null` if the
   * address is free.
   */
  findOwnerFile(address: string): string | null {
    const findBaseOwnerFile = () =>
      listFoldedBaseAddresses(address)
        .map((baseAddress) => this.#fileByFoldedAddress.get(baseAddress))
        .find((ownerFile) => ownerFile !== undefined)
    return (
      this.#fileByAddress.get(address) ??
      findBaseOwnerFile() ??
      this.#fileByBaseAddress.get(foldAddress(address)) ??
      null
    )
  }

  /**
   * True for an address that no article can have: one that is too long, or that belongs to the edition's front page, a
   * list, one of the archive's own pages, or another edition.
   */
  isReservedAddress(address: string): boolean {
    const { id } = this.#edition
    const [firstSegment, ...otherSegments] = foldAddress(address).split('/').slice(1)
    if (address.length > maxAddressLength) return true
    if (firstSegment !== editionIdOf(`/${id}`)) return false
    const pathInEdition = otherSegments.join('/')
    return (
      pathInEdition === '' ||
      calendarPathPattern.test(pathInEdition) ||
      this.#reservedPaths.has(pathInEdition) ||
      this.#editions.some((edition) => edition.id === otherSegments[0])
    )
  }
}
