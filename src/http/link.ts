/** A link: its target and its relation to the current resource (RFC 8288 §3). */
export interface Link {
  href: string
  rel: string
  type?: string
  hreflang?: string
  title?: string
}

/**
 * Formats a `Link` header (RFC 8288 §3), in printable ASCII; empty without links. Percent-encodes what a URI does not allow
 * in a target, except `%`, since targets are already encoded.
 */
export function linkHeader(links: readonly Link[]): string {
  return links.map(linkValue).join(', ')
}

function linkValue({ href, rel, type, hreflang, title }: Link): string {
  const attributes = [
    `rel=${quoted(rel)}`,
    type === undefined ? null : `type=${quoted(type)}`,
    hreflang === undefined ? null : `hreflang=${quoted(hreflang)}`,
    title === undefined ? null : titleAttribute(title),
  ]
  return [`<${encodeTarget(href)}>`, ...attributes.filter((attribute) => attribute !== null)].join('; ')
}

/** Encodes every character that RFC 3986 §2 does not allow. */
function encodeTarget(href: string): string {
  return href.toWellFormed().replaceAll(/[^\w.~:/?#[\]@!$&'()*+,;=%-]+/g, encodeURIComponent)
}

/** A quoted string (RFC 9110 §5.6.4); other than printable ASCII becomes a space. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[^ -~]+/g, ' ').replaceAll(/["\\]/g, '\\$&')}"`
}

/** RFC 8288 §3.4.1: `title*` carries what a quoted string cannot. */
function titleAttribute(title: string): string {
  const line = title.replaceAll(/\p{Cc}+/gu, ' ')
  return /[^ -~]/.test(line) ? `title*=UTF-8''${encodeExtended(line)}` : `title=${quoted(line)}`
}

/** RFC 8187 §3.2.1: `encodeURIComponent` leaves four characters that `attr-char` excludes. */
function encodeExtended(text: string): string {
  const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(text.toWellFormed()).replaceAll(/['()*]/g, percent)
}
