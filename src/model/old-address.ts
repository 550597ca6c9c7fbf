import { foldAddress, splitAddress } from './address.ts'

/** Matches a path that ends in the index file of a directory, such as `/index.html`, on common servers. */
export const directoryIndexPattern = /\/index\.(?:html?|php)$/i

/**
 * Extracts the name from a list's old address, using the edition's pattern. Returns `null` if the address does not
 * match.
 */
export function findNameInOldListAddress(
  address: string,
  editionId: string,
  pathPattern: string,
): string | null {
  const [pathBeforeName = '', pathAfterName = ''] = foldAddress(`/${editionId}${pathPattern}`).split('{name}')
  const foldedPath = foldAddress(splitAddress(address).path)
  if (!foldedPath.startsWith(pathBeforeName) || !foldedPath.endsWith(pathAfterName)) return null
  const name = foldedPath.slice(pathBeforeName.length, foldedPath.length - pathAfterName.length)
  return name === '' || name.includes('/') ? null : name
}
