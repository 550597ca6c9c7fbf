import { editionIdOf, foldAddress } from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import { compileUrlIdPattern, findUrlId, toUrlIdKey } from '../../../model/url-id.ts'

/**
 * Returns the key of the URL id in an address, such as `/e#9644122`; `null` if the address contains no URL id, or its
 * edition does not define URL ids.
 */
export function findUrlIdKey(
  address: string,
  editions: readonly Pick<Edition, 'id' | 'identity'>[],
): string | null {
  const edition = editions.find(({ id }) => id === editionIdOf(address))
  if (!edition?.identity) return null
  const urlId = findUrlId(foldAddress(address), compileUrlIdPattern(edition.identity))
  return urlId === null ? null : toUrlIdKey(edition.id, urlId)
}
