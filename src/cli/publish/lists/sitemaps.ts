import { addressToPath } from '../../../model/address.ts'
import type { SitemapDocument } from '../../../model/document.ts'
import { precisionOf } from '../../../model/partial-date.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { type DivisionLimits, divideList, type ListPart } from './list-parts.ts'

/** The most addresses that a file may have (sitemaps.org, protocol 0.9). */
const most = 50_000

/** A file a year where that is thin, else a month. */
const limits: DivisionLimits = { calendar: [0, 1000, most, most], undated: most }

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** An address as an absolute URL in XML: its path is ASCII without quotes or angle brackets. */
const locOf = (origin: string, address: string) =>
  `<loc>${(origin + addressToPath(address)).replaceAll('&', '&amp;')}</loc>`

/** The day of the last change: the schema has no less precise dates, and no times without an offset. */
function lastmodOf({ listing: { modified, published } }: ArticleSummary): string {
  const date = modified ?? published
  if (date === null || ['year', 'month'].includes(precisionOf(date))) return ''
  return `<lastmod>${date.slice(0, 10)}</lastmod>`
}

const fileOf = (origin: string, address: string, articles: readonly ArticleSummary[]): SitemapDocument => {
  const urls = articles.map((each) => `<url>${locOf(origin, each.address)}${lastmodOf(each)}</url>\n`)
  return { kind: 'sitemap', address, xml: `${declaration}<urlset ${namespace}>\n${urls.join('')}</urlset>\n` }
}

function* leaves(bucket: ListPart): Generator<ListPart> {
  if (bucket.parts.length === 0) yield bucket
  for (const part of bucket.parts) yield* leaves(part)
}

const shown = (articles: readonly ArticleSummary[]) => articles.filter(({ noindex }) => !noindex)

/**
 * `/sitemap.xml`, an index of files of an edition's month or year. The index tells no `lastmod`: an article that is
 * added may be older than what its file held, and no clock is part of a release.
 */
export function createSitemaps(
  origin: string,
  editions: ReadonlyMap<string, ArticleSummary[]>,
): SitemapDocument[] {
  const files: SitemapDocument[] = []
  for (const [edition, articles] of editions)
    for (const { path, articles: own } of leaves(divideList(shown(articles), limits)))
      if (own.length > 0) files.push(fileOf(origin, `/sitemaps/${edition}/${path.join('-')}.xml`, own))
  const entries = files.map(({ address }) => `<sitemap>${locOf(origin, address)}</sitemap>\n`)
  const xml = `${declaration}<sitemapindex ${namespace}>\n${entries.join('')}</sitemapindex>\n`
  return [...files, { kind: 'sitemap', address: '/sitemap.xml', xml }]
}
