/** A link: its target and its relation to the current resource (RFC 8288 §3). */
export interface Link {
  href: string
  rel: string
  type?: string
}

/**
 * Formats a `Link` header (RFC 8288 §3) in printable ASCII; an empty string without links. Percent-encodes characters
 * that a URI does not allow, but not `%`, because targets are already encoded.
 */
export function formatLinkHeader(links: readonly Link[]): string {
  return links.map(formatLink).join(', ')
}

function formatLink({ href, rel, type }: Link): string {
  const targetAndRelation = `<${encodeTarget(href)}>; rel=${quoteValue(rel)}`
  return type === undefined ? targetAndRelation : `${targetAndRelation}; type=${quoteValue(type)}`
}

/** Percent-encodes every character that RFC 3986 §2 does not allow in a URI. */
function encodeTarget(href: string): string {
  return href.toWellFormed().replaceAll(/[^\w.~:/?#[\]@!$&'()*+,;=%-]+/g, encodeURIComponent)
}

/** Formats a quoted string (RFC 9110 §5.6.4). Each run of characters outside printable ASCII becomes a space. */
function quoteValue(text: string): string {
  return `"${text.replaceAll(/[^ -~]+/g, ' ').replaceAll(/["\\]/g, '\\$&')}"`
}
