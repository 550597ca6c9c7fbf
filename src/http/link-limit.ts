import { formatLinkHeader, type Link } from './link.ts'

/** Maximum length of a `Link` header, in bytes: many proxies give all headers of a response 8 KB. */
const maxBytes = 1024

/**
 * Formats as many links as 1 KB has room for, in their order, after the first two. Where that leaves some out, the header
 * names the linkset (RFC 9264 §6), which has all of them.
 */
export function formatLimitedLinks(links: readonly Link[], linksetPath: string): string {
  const whole = formatLinkHeader(links)
  if (whole.length <= maxBytes) return whole
  const sent = [...links.slice(0, 2), { href: linksetPath, rel: 'linkset', type: 'application/linkset+json' }]
  for (const link of links.slice(2)) if (formatLinkHeader([...sent, link]).length <= maxBytes) sent.push(link)
  return formatLinkHeader(sent)
}
