import { editionOf, foldAddress } from '../../../model/address.ts'
import type { Edition } from '../../../model/edition.ts'
import { compileIdentityPattern, findIdentity, toIdentityKey } from '../../../model/identity.ts'

/** Returns the key of the identity in an address, such as `/e#9644122`; `null` when it has none. */
export function findIdentityKey(
  address: string,
  editions: readonly Pick<Edition, 'id' | 'identity'>[],
): string | null {
  const edition = editions.find(({ id }) => id === editionOf(address))
  if (!edition?.identity) return null
  const identity = findIdentity(foldAddress(address), compileIdentityPattern(edition.identity))
  return identity === null ? null : toIdentityKey(edition.id, identity)
}
