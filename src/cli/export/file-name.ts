import { createHash } from 'node:crypto'
import { splitAddress } from '../../model/address.ts'

/** The folder for files that cannot be named after their URL. The dot distinguishes it from every edition's id. */
export const digestFolder = 'by.digest'

/** Maximum length of a name on every file system, in bytes, minus room for an extension. */
const maxNameBytes = 240

/** Maximum length of a path, in bytes: macOS allows the least, 1,024. */
const maxPathBytes = 900

/** Matches characters that some file system or server would change or refuse, or that decoding twice would change. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern is there to refuse them
const unportableCharacterPattern = /[\x00-\x20\x7f-\x9f\u2028\u2029\ufffd<>:"\\|?*%]|\.$|^\./

/** Matches Windows' device names. */
const windowsDeviceNamePattern = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

const isPortableName = (name: string) =>
  name !== '' &&
  name.isWellFormed() &&
  Buffer.byteLength(name) <= maxNameBytes &&
  !unportableCharacterPattern.test(name) &&
  !windowsDeviceNamePattern.test(name)

/** Converts a URL's path to a file's; `null` unless every file system and server accepts each name unchanged. */
function toPortableFile(path: string): string | null {
  const file = path.slice(1)
  return Buffer.byteLength(file) <= maxPathBytes && file.split('/').every(isPortableName) ? file : null
}

const toLastSegment = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** True if a name has no extension that a server may act on, at any position. False for `x.php.json`. */
const hasNoOrHtmlExtension = (name: string) => /^[^.]*(?:\.html?)?$/i.test(name)

/**
 * Returns the file that any file server sends as an address's page: the address itself if it ends in `.html`,
 * otherwise the index of a folder. `null` if no file can be sent, for example for an address with a query.
 */
export function toPageFile(address: string): string | null {
  const { path, query } = splitAddress(address)
  if (query !== '') return null
  if (path.endsWith('/')) return toPortableFile(`${path}index.html`)
  const name = toLastSegment(path)
  return toPortableFile(hasNoOrHtmlExtension(name) && name.includes('.') ? path : `${path}/index.html`)
}

/** Returns the file of a representation at its explicit URL; `null` if no file can have that name. */
export function toRepresentationFile(address: string, extension: string): string | null {
  const { path, query } = splitAddress(address)
  if (query !== '' || !hasNoOrHtmlExtension(toLastSegment(path))) return null
  return toPortableFile(`${path}${path.endsWith('/') ? 'index' : ''}.${extension}`)
}

/** Returns the file of a picture or sitemap, which has its own extension; `null` if no file can have that name. */
export const toFileWithOwnExtension = (address: string): string | null => toPortableFile(address)

/** Names a file by the digest of its URL, for a URL that cannot be a file's name. */
export const toFileNamedByDigest = (url: string, extension: string): string =>
  `${digestFolder}/${createHash('sha256').update(url).digest('hex')}.${extension}`
