import { createHash } from 'node:crypto'
import { splitAddress } from '../../model/address.ts'

/** The folder of files that cannot have the name of their URL. Its dot keeps it apart from every edition's id. */
export const digestFolder = 'by.digest'

/** Bytes of a name that every file system accepts, with room for an extension. */
const maxNameBytes = 240

/** Bytes of a path that every file system accepts; macOS has the least, 1,024. */
const maxPathBytes = 900

/** Characters that some file system or server, or decoding twice, would change or refuse. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern is there to refuse them
const unportableCharacters = /[\x00-\x20\x7f-\x9f\u2028\u2029\ufffd<>:"\\|?*%]|\.$|^\./

/** Matches the names of Windows' devices. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

const isPortable = (name: string) =>
  name !== '' &&
  name.isWellFormed() &&
  Buffer.byteLength(name) <= maxNameBytes &&
  !unportableCharacters.test(name) &&
  !deviceName.test(name)

/** Converts a URL's path to a file's; `null` unless every file system and server accepts each of its names as it is. */
function toPortableFile(path: string): string | null {
  const file = path.slice(1)
  return Buffer.byteLength(file) <= maxPathBytes && file.split('/').every(isPortable) ? file : null
}

const lastSegment = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** True for a name without extensions that a server may act on, wherever they stand: not `x.php.json`. */
const hasPlainExtension = (name: string) => /^[^.]*(?:\.html?)?$/i.test(name)

/**
 * Returns the file that any file server sends as the page of an address: the address itself where it ends in `.html`, else
 * the index of a folder. `null` when no file can, as for an address with a query.
 */
export function pageFile(address: string): string | null {
  const { path, query } = splitAddress(address)
  if (query !== '') return null
  if (path.endsWith('/')) return toPortableFile(`${path}index.html`)
  const name = lastSegment(path)
  return toPortableFile(hasPlainExtension(name) && name.includes('.') ? path : `${path}/index.html`)
}

/** Returns the file of a representation at its explicit URL; `null` when no file can have that name. */
export function representationFile(address: string, extension: string): string | null {
  const { path, query } = splitAddress(address)
  if (query !== '' || !hasPlainExtension(lastSegment(path))) return null
  return toPortableFile(`${path}${path.endsWith('/') ? 'index' : ''}.${extension}`)
}

/** Returns the file of a picture or sitemap, which has its own extension; `null` when no file can have that name. */
export const verbatimFile = (address: string): string | null => toPortableFile(address)

/** Returns a file named by the digest of a URL that cannot be a file's name. */
export const fileNamedByDigest = (url: string, extension: string): string =>
  `${digestFolder}/${createHash('sha256').update(url).digest('hex')}.${extension}`
