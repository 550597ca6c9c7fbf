/**
 * Addresses: `/<edition>/<path>` with its significant query parameters, which identify a resource in the archive. An
 * address is stored decoded (`/e/élections`), except for octets that would change its structure or are not UTF-8;
 * these stay percent-encoded. Decoding happens once, and `addressToPath` is its inverse.
 */

/** Maximum length of an address, in characters. */
export const maxAddressLength = 1024

/** Characters that stay encoded: delimiters (RFC 3986 §2.2) and invisible characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this keeps encoded
const structuralCharacters = /[%/?#\\\x00-\x20\x7f-\x9f\u2028\u2029]/g

const encodeOctets = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run).replace(structuralCharacters, (character) =>
      encodeOctets(character).join(''),
    )
  } catch {
    return run.toUpperCase()
  }
}

/** Decodes percent-encoding once, then normalises to NFC. Octets that are not UTF-8 stay encoded, in upper case. */
export const decodePercentOnce = (text: string): string =>
  text
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun)
    .normalize('NFC')

/** Returns the path without duplicate slashes and dot segments (RFC 3986 §5.2.4), decoded once. It begins with `/`. */
export function canonicalisePath(pathname: string): string {
  const canonical: string[] = []
  const segments = decodePercentOnce(pathname).split('/')
  for (const segment of segments) {
    if (segment === '..') canonical.pop()
    else if (segment !== '' && segment !== '.') canonical.push(segment)
  }
  const last = segments.at(-1)
  const directory = canonical.length > 0 && (last === '' || last === '.' || last === '..')
  return `/${canonical.join('/')}${directory ? '/' : ''}`
}

/** Returns the parameters named in `significant`, sorted by name, then value, as `?a=1&b=2`; or an empty string. */
export function canonicaliseQuery(search: string, significant: readonly string[]): string {
  if (significant.length === 0 || search.length < 2) return ''
  const canonical = search
    .slice(1)
    .split('&')
    .map((pair) => pair.replaceAll('+', '%20'))
    .map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1 || pair.length)])
    .map((nameAndValue) => nameAndValue.map(decodePercentOnce))
    .filter(([name]) => name !== undefined && significant.includes(name))
    .map((nameAndValue) => nameAndValue.map(escapeDelimiters).join('='))
  return canonical.length === 0 ? '' : `?${[...new Set(canonical)].sort().join('&')}`
}

const escapeDelimiters = (text: string) =>
  text.replace(/[&=+]/g, (character) => encodeOctets(character).join(''))

/** Converts an address to a URI reference (RFC 3986) in ASCII, for `Location`, `Link` and `href`. */
export const addressToPath = (address: string): string =>
  address.toWellFormed().replace(/[^\x21-\x7e]+|["<>\\^`{|}']/g, (text) => encodeOctets(text).join(''))

/** Splits an address into its path and its query, which begins with `?` or is empty. */
export function splitAddress(address: string): { path: string; query: string } {
  const mark = address.indexOf('?')
  return mark < 0
    ? { path: address, query: '' }
    : { path: address.slice(0, mark), query: address.slice(mark) }
}

/**
 * Folds an address into its key in the index: lower case, NFC, without trailing slash, `/amp` and `.html`. Several
 * spellings can share a key.
 */
export function foldAddress(address: string): string {
  const { path, query } = splitAddress(address)
  let folded = path.toLowerCase().normalize('NFC')
  const minLength = folded.indexOf('/', 1) < 0 ? folded.length : folded.indexOf('/', 1)
  for (const suffix of ['/', '/amp', '/', '.html', '/']) {
    if (folded.endsWith(suffix) && folded.length - suffix.length >= minLength)
      folded = folded.slice(0, folded.length - suffix.length)
  }
  return folded + query
}

/** Returns the edition's id, with which an address begins. */
export const editionOf = (address: string): string => address.split(/[/?]/, 2)[1] ?? ''

/**
 * Returns the explicit URL of a representation: the extension is appended to the path, after `index` where the path
 * ends in a slash. HTML has no extension (`null`).
 */
export function toExplicitAddress(address: string, extension: string | null): string {
  if (extension === null) return address
  const { path, query } = splitAddress(address)
  return `${path}${path.endsWith('/') ? 'index' : ''}.${extension}${query}`
}

/** Inverts `toExplicitAddress`. Returns `null` when the path does not end in `.extension`. */
export function removeExtension(address: string, extension: string): string | null {
  const { path, query } = splitAddress(address)
  if (!path.endsWith(`.${extension}`)) return null
  const stem = path.slice(0, -extension.length - 1)
  if (stem.endsWith('/index')) return stem.slice(0, -'index'.length) + query
  return stem.endsWith('/') ? null : stem + query
}
