import { formatLinkHeader, type Link } from './link.ts'

/** Maximum length of a `Link` header, in bytes. Many proxies limit the headers of a response to 8 KB in total. */
const maxLinkHeaderBytes = 1024

/**
 * Formats a `Link` header of at most 1 KB: the first two links, and then every other link that still fits, in order.
 * If any link does not fit, the header also refers to the linkset (RFC 9264 §6), which contains all links.
 */
export function formatLimitedLinkHeader(links: readonly Link[], linksetPath: string): string {
  const fullHeader = formatLinkHeader(links)
  if (fullHeader.length <= maxLinkHeaderBytes) return fullHeader
  const includedLinks = [
    ...links.slice(0, 2),
    { href: linksetPath, rel: 'linkset', type: 'application/linkset+json' },
  ]
  for (const link of links.slice(2))
    if (formatLinkHeader([...includedLinks, link]).length <= maxLinkHeaderBytes) includedLinks.push(link)
  return formatLinkHeader(includedLinks)
}
