/** A loop, since a pattern for the end of a text is tried at each of its spaces. */
function withoutControlsAround(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && text.charCodeAt(start) <= 0x20) start++
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--
  return text.slice(start, end)
}

/**
 * Where a link of a body may lead: the web, a mailbox, or another place of the same site, as a URL that every parser
 * reads alike (URL Standard §4.4: controls and spaces around it, tabs and line breaks in it, do not count). `null`
 * for every other scheme.
 */
export function toLinkTarget(href: unknown): string | null {
  if (typeof href !== 'string') return null
  const url = withoutControlsAround(href).replace(/[\t\n\r]/g, '')
  const scheme = /^[^/?#]*?:/.exec(url)?.[0]
  if (scheme === undefined) return url === '' ? null : url.replace(/^\/\//, 'https://')
  const known = ['http:', 'https:', 'mailto:'].find((each) => each === scheme.toLowerCase())
  return known === undefined ? null : known + url.slice(scheme.length)
}

/** The same for a picture, which a mailbox cannot be. */
export const toPictureSource = (src: unknown): string | null => {
  const url = toLinkTarget(src)
  return url?.startsWith('mailto:') ? null : url
}
