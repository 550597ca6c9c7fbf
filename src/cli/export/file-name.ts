import { createHash } from 'node:crypto'
import { splitAddress } from '../../model/address.ts'

/** Where files are that cannot have the name of their URL. A dot is in no edition's id. */
export const asideFolder = 'by.digest'

/** Bytes that every file system takes in a name, with room for an ending, and in a path (macOS: 1,024). */
const [longestName, longestPath] = [240, 900]

/** What some file system, some server, or a decoding too many would understand otherwise. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
const troublesome = /[\x00-\x20\x7f-\x9f\u2028\u2029\ufffd<>:"\\|?*%]|\.$|^\./

/** Windows' names of devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

const isPortable = (name: string) =>
  name !== '' &&
  name.isWellFormed() &&
  Buffer.byteLength(name) <= longestName &&
  !troublesome.test(name) &&
  !device.test(name)

/** The path as that of a file, when every part of it is a name that any file system and server takes as it is. */
function portable(path: string): string | null {
  const file = path.slice(1)
  return Buffer.byteLength(file) <= longestPath && file.split('/').every(isPortable) ? file : null
}

const lastSegment = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** A name without an ending that a server may have plans for, wherever in the name it stands: `x.php.json`. */
const isPlain = (name: string) => /^[^.]*(?:\.html?)?$/i.test(name)

/**
 * The file that answers an address with a page on any server of files: itself where it ends in `.html`, else the
 * index of a folder. `null` when there is none, as for an address with a query.
 */
export function pageFile(address: string): string | null {
  const { path, query } = splitAddress(address)
  if (query !== '') return null
  if (path.endsWith('/')) return portable(`${path}index.html`)
  const name = lastSegment(path)
  return portable(isPlain(name) && name.includes('.') ? path : `${path}/index.html`)
}

/** The file of another representation of an address, at its explicit URL; `null` when it cannot have that name. */
export function formFile(address: string, extension: string): string | null {
  const { path, query } = splitAddress(address)
  if (query !== '' || !isPlain(lastSegment(path))) return null
  return portable(`${path}${path.endsWith('/') ? 'index' : ''}.${extension}`)
}

/** The file of what is a file already: a picture, a sitemap. */
export const wholeFile = (address: string): string | null => portable(address)

/** The file of what cannot have the name of its URL. */
export const asideFile = (url: string, extension: string): string =>
  `${asideFolder}/${createHash('sha256').update(url).digest('hex')}.${extension}`
