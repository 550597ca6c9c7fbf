/**
 * Addresses: `/<edition>/<path>` with the query parameters that are part of it, the identity of a resource inside
 * the archive. An address is kept decoded (a reader of a shard sees `/e/élections`), except for octets that would
 * change its structure or are not UTF-8; those stay percent-encoded. So decoding happens once, and `addressToPath`
 * is its inverse.
 */

/** The longest address the archive holds, in characters. */
export const maxAddressLength = 1024

/** Characters that stay encoded in an address: they delimit it (RFC 3986 §2.2), or cannot be seen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this keeps encoded
const structural = /[%/?#\\\x00-\x20\x7f-\x9f\u2028\u2029]/g

const encodeOctets = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)

function decodeRun(run: string): string {
  try {
    return decodeURIComponent(run).replace(structural, (character) => encodeOctets(character).join(''))
  } catch {
    return run.toUpperCase()
  }
}

/** One decoding of percent-encoded runs, then NFC. Octets that are not UTF-8 stay as they are, in upper case. */
export const decodePercentOnce = (text: string): string =>
  text
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/(?:%[0-9A-Fa-f]{2})+/g, decodeRun)
    .normalize('NFC')

/** The path with duplicate slashes and dot segments removed (RFC 3986 §5.2.4), decoded once. It begins with `/`. */
export function canonicalPath(pathname: string): string {
  const kept: string[] = []
  const segments = decodePercentOnce(pathname).split('/')
  for (const segment of segments) {
    if (segment === '..') kept.pop()
    else if (segment !== '' && segment !== '.') kept.push(segment)
  }
  const last = segments.at(-1)
  const directory = kept.length > 0 && (last === '' || last === '.' || last === '..')
  return `/${kept.join('/')}${directory ? '/' : ''}`
}

/** The parameters named in `significant`, sorted by name then value, as `?a=1&b=2`; else the empty string. */
export function canonicalQuery(search: string, significant: readonly string[]): string {
  if (significant.length === 0 || search.length < 2) return ''
  const kept = search
    .slice(1)
    .split('&')
    .map((pair) => pair.replaceAll('+', '%20'))
    .map((pair) => [pair.split('=', 1)[0] ?? '', pair.slice(pair.indexOf('=') + 1 || pair.length)])
    .map((nameAndValue) => nameAndValue.map(decodePercentOnce))
    .filter(([name]) => name !== undefined && significant.includes(name))
    .map((nameAndValue) => nameAndValue.map(escapePair).join('='))
  return kept.length === 0 ? '' : `?${[...new Set(kept)].sort().join('&')}`
}

const escapePair = (text: string) => text.replace(/[&=+]/g, (character) => encodeOctets(character).join(''))

/** The address as a URI reference (RFC 3986): what `Location`, `Link` and `href` hold. ASCII only. */
export const addressToPath = (address: string): string =>
  address.toWellFormed().replace(/[^\x21-\x7e]+|["<>\\^`{|}']/g, (text) => encodeOctets(text).join(''))

/** Splits an address into its path and its query (with `?`, or empty). */
export function splitAddress(address: string): { path: string; query: string } {
  const mark = address.indexOf('?')
  return mark < 0
    ? { path: address, query: '' }
    : { path: address.slice(0, mark), query: address.slice(mark) }
}

/**
 * The form under which the index keeps an address: lower case, NFC, without trailing slash, `/amp` and `.html`.
 * Several spellings can share it.
 */
export function foldAddress(address: string): string {
  const { path, query } = splitAddress(address)
  let folded = path.toLowerCase().normalize('NFC')
  const shortest = folded.indexOf('/', 1) < 0 ? folded.length : folded.indexOf('/', 1)
  for (const ending of ['/', '/amp', '/', '.html', '/']) {
    if (folded.endsWith(ending) && folded.length - ending.length >= shortest)
      folded = folded.slice(0, folded.length - ending.length)
  }
  return folded + query
}

/** The edition's id that an address begins with. */
export const editionOf = (address: string): string => address.split(/[/?]/, 2)[1] ?? ''

/**
 * The explicit URL of a representation: the extension appended to the path, `index` first where it ends in a slash.
 * `null` is the representation that needs none (HTML).
 */
export function explicitAddress(address: string, extension: string | null): string {
  if (extension === null) return address
  const { path, query } = splitAddress(address)
  return `${path}${path.endsWith('/') ? 'index' : ''}.${extension}${query}`
}

/** The inverse of `explicitAddress`: the address meant, or `null` when the path does not end in `.extension`. */
export function withoutExtension(address: string, extension: string): string | null {
  const { path, query } = splitAddress(address)
  if (!path.endsWith(`.${extension}`)) return null
  const base = path.slice(0, -extension.length - 1)
  if (base.endsWith('/index')) return base.slice(0, -'index'.length) + query
  return base.endsWith('/') ? null : base + query
}
