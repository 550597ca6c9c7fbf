import { correctionFormAddressOf } from '../../model/correction-request.ts'
import type { Release } from '../release/current-release.ts'

type Editions = Release['root']['editions']

/**
 * Lists the paths that crawlers may not request: searches, and the correction forms that every article links to.
 * Neither are part of the archive. A rule is a prefix (RFC 9309 §2.2.2), and `/*` would also match the paths of
 * articles, so each path is listed in full, with and without a query.
 */
function listDisallowedPaths(editions: Editions): string[] {
  const searchPaths = ['', ...editions.map(({ id }) => `/${id}`)].map(
    (editionPrefix) => `${editionPrefix}/search`,
  )
  const formPaths = ['/corrections/new', ...editions.map(({ id }) => correctionFormAddressOf(id))]
  const excludedPaths = [...searchPaths, ...searchPaths.map((path) => `${path}.json`), ...formPaths]
  return excludedPaths.flatMap((path) => [`${path}$`, `${path}?`])
}

/** Renders `/robots.txt` (RFC 9309), with the publisher's content signal if there is one. */
export function renderRobots({ root: { archive, editions } }: Release): string {
  const { url, contentSignal, crawlers } = archive
  const disallowRules = listDisallowedPaths(editions).map((path) => `Disallow: ${path}`)
  const generalRules = [
    ...(contentSignal === null ? [] : [`Content-Signal: ${contentSignal}`]),
    ...disallowRules,
  ]
  // A crawler that has its own group reads no other group (RFC 9309 §2.2.1).
  const crawlerGroups = Object.entries(crawlers).map(([crawler, rule]) => [
    `User-agent: ${crawler}`,
    ...(rule === 'disallow' ? ['Disallow: /'] : generalRules),
    '',
  ])
  const lines = [...crawlerGroups.flat(), 'User-agent: *', ...generalRules, '', `Sitemap: ${url}/sitemap.xml`]
  return `${lines.join('\n')}\n`
}
