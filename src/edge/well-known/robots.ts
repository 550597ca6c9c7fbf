import { correctionFormAddressOf } from '../../model/correction-request.ts'
import type { Release } from '../release/current-release.ts'

type Editions = Release['root']['editions']

/**
 * Lists the paths that crawlers may not request: searches, and the forms to which every article links. Neither is
 * part of the archive. Lists each path in full, with and without a query, since a rule is a prefix (RFC 9309
 * §2.2.2) and `/*` would match articles' paths too.
 */
function listDisallowedPaths(editions: Editions): string[] {
  const searchPaths = ['', ...editions.map(({ id }) => `/${id}`)].map((edition) => `${edition}/search`)
  const formPaths = ['/corrections/new', ...editions.map(({ id }) => correctionFormAddressOf(id))]
  const excludedPaths = [...searchPaths, ...searchPaths.map((path) => `${path}.json`), ...formPaths]
  return excludedPaths.flatMap((path) => [`${path}$`, `${path}?`])
}

/** `/robots.txt` (RFC 9309), with the publisher's content signal if there is one. */
export function renderRobots({ root: { archive, editions } }: Release): string {
  const { url, contentSignal, crawlers } = archive
  const disallowRules = listDisallowedPaths(editions).map((path) => `Disallow: ${path}`)
  const rules = [...(contentSignal === null ? [] : [`Content-Signal: ${contentSignal}`]), ...disallowRules]
  // A crawler that finds a group of its own reads no other group (RFC 9309 §2.2.1).
  const groups = Object.entries(crawlers).map(([crawler, rule]) => [
    `User-agent: ${crawler}`,
    ...(rule === 'disallow' ? ['Disallow: /'] : rules),
    '',
  ])
  const lines = [...groups.flat(), 'User-agent: *', ...rules, '', `Sitemap: ${url}/sitemap.xml`]
  return `${lines.join('\n')}\n`
}
