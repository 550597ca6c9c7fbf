import { createHash } from 'node:crypto'
import { splitAddress } from '../../model/address.ts'

/**
 * Folder for files that cannot be named after their URLs. Edition ids contain no dots, so it never clashes with one.
 */
export const digestFolder = 'by.digest'

/** Maximum length of a name on every file system, in bytes, leaving room for an extension. */
const maxNameBytes = 240

/** Maximum length of a path, in bytes. The lowest limit of an operating system is 1,024 (macOS). */
const maxPathBytes = 900

/** Matches characters that a file system or server could change or refuse, or that decoding twice could change. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: this pattern is there to refuse them
const unportableCharacterPattern = /[\x00-\x20\x7f-\x9f\u2028\u2029\ufffd<>:"\\|?*%]|\.$|^\./

/** Matches the device names of Windows. */
const windowsDeviceNamePattern = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

const isPortableName = (name: string) =>
  name !== '' &&
  name.isWellFormed() &&
  Buffer.byteLength(name) <= maxNameBytes &&
  !unportableCharacterPattern.test(name) &&
  !windowsDeviceNamePattern.test(name)

/**
 * Converts a URL's path to a file's path. Returns `null` unless every file system and server accepts each name
 * unchanged.
 */
function toPortableFile(path: string): string | null {
  const file = path.slice(1)
  return Buffer.byteLength(file) <= maxPathBytes && file.split('/').every(isPortableName) ? file : null
}

const toLastSegment = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/**
 * True for a name without a dot, or whose only dot begins `.html` or `.htm`. A server might act on any other
 * extension, even in the middle of a name, as in `x.php.json`.
 */
const hasNoOrHtmlExtension = (name: string) => /^[^.]*(?:\.html?)?$/i.test(name)

/**
 * Returns the file that every server sends for an address's page: the address itself if it ends in `.html` or `.htm`,
 * and the index of a folder otherwise. Returns `null` if there is none, as for an address with a query.
 */
export function toPageFile(address: string): string | null {
  const { path, query } = splitAddress(address)
  if (query !== '') return null
  if (path.endsWith('/')) return toPortableFile(`${path}index.html`)
  const name = toLastSegment(path)
  return toPortableFile(hasNoOrHtmlExtension(name) && name.includes('.') ? path : `${path}/index.html`)
}

/** Returns the file for a representation at its explicit URL, or `null` if no file can have that name. */
export function toRepresentationFile(address: string, extension: string): string | null {
  const { path, query } = splitAddress(address)
  if (query !== '' || !hasNoOrHtmlExtension(toLastSegment(path))) return null
  return toPortableFile(`${path}${path.endsWith('/') ? 'index' : ''}.${extension}`)
}

/**
 * Returns the file for a picture or sitemap, whose address already has an extension. Returns `null` if no file can
 * have that name.
 */
export const toFileWithOwnExtension = (address: string): string | null => toPortableFile(address)

/** Returns a file named by the digest of a URL, for URLs that cannot be file names. */
export const toFileNamedByDigest = (url: string, extension: string): string =>
  `${digestFolder}/${createHash('sha256').update(url).digest('hex')}.${extension}`
