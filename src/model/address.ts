/**
 * Addresses: `/<edition>/<path>`, with any query parameters that are significant. The whole address identifies a
 * resource in the archive. It is stored decoded (`/e/élections`), except for octets that would change its structure
 * or are not valid UTF-8, which stay percent-encoded. Decoding happens once; `encodeAddress` is its inverse.
 */

/** Maximum length of an address, in characters. */
export const maxAddressLength = 1024

/** Matches characters that stay encoded: delimiters (RFC 3986 §2.2) and invisible characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this keeps encoded
const structuralCharacterPattern = /[%/?#\\\x00-\x20\x7f-\x9f\u2028\u2029]/g

const percentEncode = (text: string) =>
  Array.from(
    new TextEncoder().encode(text),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('')

function decodePercentRun(encodedRun: string): string {
  try {
    return decodeURIComponent(encodedRun).replace(structuralCharacterPattern, percentEncode)
  } catch {
    return encodedRun.toUpperCase()
  }
}

/** Decodes percent-encoding once and normalises to NFC. Structural characters and invalid UTF-8 stay encoded. */
export const decodePercentOnce = (text: string): string =>
  text
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/(?:%[0-9A-Fa-f]{2})+/g, decodePercentRun)
    .normalize('NFC')

/**
 * Decodes a path once and removes duplicate slashes and dot segments (RFC 3986 §5.2.4). The result begins with `/`.
 */
export function canonicalisePath(pathname: string): string {
  const canonicalSegments: string[] = []
  const segments = decodePercentOnce(pathname).split('/')
  for (const segment of segments) {
    if (segment === '..') canonicalSegments.pop()
    else if (segment !== '' && segment !== '.') canonicalSegments.push(segment)
  }
  const lastSegment = segments.at(-1)
  const isDirectory =
    canonicalSegments.length > 0 && (lastSegment === '' || lastSegment === '.' || lastSegment === '..')
  return `/${canonicalSegments.join('/')}${isDirectory ? '/' : ''}`
}

/**
 * Returns the query parameters that are listed in `significantNames`, sorted and without duplicates, as `?a=1&b=2`;
 * an empty string if there are none.
 */
export function canonicaliseQuery(queryString: string, significantNames: readonly string[]): string {
  if (significantNames.length === 0 || queryString.length < 2) return ''
  const canonicalPairs = queryString
    .slice(1)
    .split('&')
    .map((pair) => pair.replaceAll('+', '%20'))
    .map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1 || pair.length)])
    .map((nameAndValue) => nameAndValue.map(decodePercentOnce))
    .filter(([name]) => name !== undefined && significantNames.includes(name))
    .map((nameAndValue) => nameAndValue.map(encodeQueryDelimiters).join('='))
  return canonicalPairs.length === 0 ? '' : `?${[...new Set(canonicalPairs)].sort().join('&')}`
}

const encodeQueryDelimiters = (text: string) => text.replace(/[&=+]/g, percentEncode)

/** Converts an address to a URI reference (RFC 3986) in ASCII, for `Location`, `Link` and `href`. */
export const encodeAddress = (address: string): string =>
  address.toWellFormed().replace(/[^\x21-\x7e]+|["<>\\^`{|}']/g, percentEncode)

/** Splits an address into its path and its query, which begins with `?` or is empty. */
export function splitAddress(address: string): { path: string; query: string } {
  const queryStart = address.indexOf('?')
  return queryStart < 0
    ? { path: address, query: '' }
    : { path: address.slice(0, queryStart), query: address.slice(queryStart) }
}

/**
 * Folds an address to its key in a shard: lower case, NFC, without a trailing slash, `/amp` or `.html`. Several
 * spellings can share a key.
 */
export function foldAddress(address: string): string {
  const { path, query } = splitAddress(address)
  let foldedPath = path.toLowerCase().normalize('NFC')
  const editionPrefixLength = foldedPath.indexOf('/', 1) < 0 ? foldedPath.length : foldedPath.indexOf('/', 1)
  for (const suffix of ['/', '/amp', '/', '.html', '/']) {
    if (foldedPath.endsWith(suffix) && foldedPath.length - suffix.length >= editionPrefixLength)
      foldedPath = foldedPath.slice(0, foldedPath.length - suffix.length)
  }
  return foldedPath + query
}

/** Returns the first segment of an address: the edition's id, or an empty string for the archive's own address. */
export const editionIdOf = (address: string): string => address.split(/[/?]/, 2)[1] ?? ''

/**
 * Returns the address of a representation's explicit URL: appends the extension to the path, or to `index` if the
 * path ends in a slash. HTML has no extension (`null`).
 */
export function toExplicitAddress(address: string, extension: string | null): string {
  if (extension === null) return address
  const { path, query } = splitAddress(address)
  return `${path}${path.endsWith('/') ? 'index' : ''}.${extension}${query}`
}

/**
 * Reverses `toExplicitAddress`. Returns `null` if the path does not end in the extension, or is one that
 * `toExplicitAddress` never returns.
 */
export function removeExtension(address: string, extension: string): string | null {
  const { path, query } = splitAddress(address)
  if (!path.endsWith(`.${extension}`)) return null
  const pathWithoutExtension = path.slice(0, -extension.length - 1)
  if (pathWithoutExtension.endsWith('/index')) return pathWithoutExtension.slice(0, -'index'.length) + query
  return pathWithoutExtension.endsWith('/') ? null : pathWithoutExtension + query
}
