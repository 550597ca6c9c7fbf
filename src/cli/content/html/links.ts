/**
 * Removes control characters and spaces at both ends. Uses a loop, since a regular expression anchored to the end is
 * retried at each space.
 */
function trimControlCharacters(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && text.charCodeAt(start) <= 0x20) start++
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--
  return text.slice(start, end)
}

/** Returns the URL of a picture as every parser reads it; `null` for any scheme but http and https. */
export function toSafePictureUrl(src: unknown): string | null {
  const url = toSafeLinkUrl(src)
  return url?.startsWith('mailto:') ? null : url
}

/**
 * Returns the URL of a link as every parser reads it (URL Standard §4.4 ignores controls and spaces around it, and
 * tabs and line breaks in it). `null` for any scheme but http, https and mailto.
 */
export function toSafeLinkUrl(href: unknown): string | null {
  if (typeof href !== 'string') return null
  const url = trimControlCharacters(href).replace(/[\t\n\r]/g, '')
  const scheme = /^[^/?#]*?:/.exec(url)?.[0]
  if (scheme === undefined) return url === '' ? null : url.replace(/^\/\//, 'https://')
  const allowedScheme = ['http:', 'https:', 'mailto:'].find((allowed) => allowed === scheme.toLowerCase())
  return allowedScheme === undefined ? null : allowedScheme + url.slice(scheme.length)
}
