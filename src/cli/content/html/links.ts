/**
 * Removes control characters and spaces from both ends of a text. Uses loops, because a regular expression anchored
 * to the end would be retried at each space.
 */
function trimControlCharacters(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && text.charCodeAt(start) <= 0x20) start++
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--
  return text.slice(start, end)
}

/**
 * Returns the URL of a picture as every parser reads it. Returns `null` for schemes other than http and https, and
 * for an empty or missing URL.
 */
export function toSafePictureUrl(src: unknown): string | null {
  const url = toSafeLinkUrl(src)
  return url?.startsWith('mailto:') ? null : url
}

/**
 * Returns the URL of a link as every parser reads it: without control characters and spaces around it, and without
 * tabs and line breaks inside it (URL Standard §4.4). Makes `//host/path` an https URL, and writes the scheme in lower
 * case. Returns `null` for schemes other than http, https and mailto, and for an empty or missing URL.
 */
export function toSafeLinkUrl(href: unknown): string | null {
  if (typeof href !== 'string') return null
  const url = trimControlCharacters(href).replace(/[\t\n\r]/g, '')
  const scheme = /^[^/?#]*?:/.exec(url)?.[0]
  if (scheme === undefined) return url === '' ? null : url.replace(/^\/\//, 'https://')
  const allowedScheme = ['http:', 'https:', 'mailto:'].find((allowed) => allowed === scheme.toLowerCase())
  return allowedScheme === undefined ? null : allowedScheme + url.slice(scheme.length)
}
