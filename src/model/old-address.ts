import { foldAddress, splitAddress } from './address.ts'

/** File names of directory indexes on common servers. */
export const directoryIndexPattern = /\/index\.(?:html?|php)$/i

/** The name in an old list's address, by the edition's pattern; `null` if the address does not match. */
export function findNameInOldList(address: string, edition: string, path: string): string | null {
  const [before = '', after = ''] = foldAddress(`/${edition}${path}`).split('{name}')
  const folded = foldAddress(splitAddress(address).path)
  if (!folded.startsWith(before) || !folded.endsWith(after)) return null
  const name = folded.slice(before.length, folded.length - after.length)
  return name === '' || name.includes('/') ? null : name
}
