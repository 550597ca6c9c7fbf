/** A target and what it is to the resource at hand (RFC 8288 §3). */
export interface Link {
  href: string
  rel: string
  type?: string
  hreflang?: string
  title?: string
}

/**
 * The value of a `Link` header (RFC 8288 §3), printable ASCII whatever the links contain; empty without links.
 * Targets are percent-encoded where a URI allows no such character; `%` is left as it is, as they are encoded once.
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

/** Everything but the characters of RFC 3986 §2. */
function encodeTarget(href: string): string {
  return href.toWellFormed().replaceAll(/[^\w.~:/?#[\]@!$&'()*+,;=%-]+/g, encodeURIComponent)
}

/** RFC 9110 §5.6.4, without the characters that a header cannot carry safely. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[^ -~]+/g, ' ').replaceAll(/["\\]/g, '\\$&')}"`
}

/** RFC 8288 §3.4.1: `title*` carries what a quoted string cannot. */
function titleAttribute(title: string): string {
  const line = title.replaceAll(/\p{Cc}+/gu, ' ')
  return /[^ -~]/.test(line) ? `title*=UTF-8''${encodeExtended(line)}` : `title=${quoted(line)}`
}

/** RFC 8187 §3.2.1: `encodeURIComponent` leaves four characters that are not of attr-char. */
function encodeExtended(text: string): string {
  const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(text.toWellFormed()).replaceAll(/['()*]/g, percent)
}
