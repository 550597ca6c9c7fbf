import { formatLinkHeader, type Link } from './link.ts'

/** Maximum length of a `Link` header, in bytes: many proxies limit all headers of a response to 8 KB. */
const maxLinkHeaderBytes = 1024

/**
 * Formats a `Link` header of at most 1 KB: the first two links, then, in order, every other link for which there is
 * room. If any link is left out, the header also names the linkset (RFC 9264 §6), which contains all links.
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
