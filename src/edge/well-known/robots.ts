import { correctionFormAddressOf } from '../../model/correction-request.ts'
import type { Release } from '../release/current-release.ts'

type Editions = Release['root']['editions']

/**
 * Rules that keep crawlers out of searches and of the forms that every article links to: neither is part of the
 * archive. Lists each path in full, with and without a query, since a rule is a prefix (RFC 9309 §2.2.2) and `/*` would
 * match articles' paths too.
 */
function disallowedPaths(editions: Editions): string[] {
  const searches = ['', ...editions.map(({ id }) => `/${id}`)].map((edition) => `${edition}/search`)
  const forms = ['/corrections/new', ...editions.map(({ id }) => correctionFormAddressOf(id))]
  const paths = [...searches, ...searches.map((path) => `${path}.json`), ...forms]
  return paths.flatMap((path) => [`${path}$`, `${path}?`])
}

/** `/robots.txt` (RFC 9309), with the publisher's content signal if there is one. */
export function renderRobots({ root: { archive, editions } }: Release): string {
  const { url, contentSignal, crawlers } = archive
  const disallowed = disallowedPaths(editions).map((path) => `Disallow: ${path}`)
  const rules = [...(contentSignal === null ? [] : [`Content-Signal: ${contentSignal}`]), ...disallowed]
  // A crawler that finds its own group reads no other (RFC 9309 §2.2.1).
  const groups = Object.entries(crawlers).map(([crawler, rule]) => [
    `User-agent: ${crawler}`,
    ...(rule === 'disallow' ? ['Disallow: /'] : rules),
    '',
  ])
  const lines = [...groups.flat(), 'User-agent: *', ...rules, '', `Sitemap: ${url}/sitemap.xml`]
  return `${lines.join('\n')}\n`
}
