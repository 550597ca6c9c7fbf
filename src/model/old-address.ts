import { foldAddress, splitAddress } from './address.ts'

/** File names of directory indexes on common servers. */
export const directoryIndexPattern = /\/index\.(?:html?|php)$/i

/** Returns the name in an old list's address, by the edition's pattern; `null` if the address does not match. */
export function findNameInOldList(address: string, edition: string, pathPattern: string): string | null {
  const [pathBefore = '', pathAfter = ''] = foldAddress(`/${edition}${pathPattern}`).split('{name}')
  const foldedPath = foldAddress(splitAddress(address).path)
  if (!foldedPath.startsWith(pathBefore) || !foldedPath.endsWith(pathAfter)) return null
  const name = foldedPath.slice(pathBefore.length, foldedPath.length - pathAfter.length)
  return name === '' || name.includes('/') ? null : name
}
