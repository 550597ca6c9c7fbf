import { encodeAddress } from '../../../model/address.ts'
import type { SitemapDocument } from '../../../model/document.ts'
import { precisionOf } from '../../../model/partial-date.ts'
import type { ArticleSummary } from '../articles/article-summary.ts'
import { type DivisionLimits, divideList, type ListPart } from './list-parts.ts'

/** Maximum number of addresses in a sitemap file (sitemaps.org, protocol 0.9). */
const maxUrlsPerFile = 50_000

/** Limits that put a year of up to 1,000 articles into one file, and any other year into a file per month. */
const sitemapLimits: DivisionLimits = {
  byCalendarLevel: [0, 1000, maxUrlsPerFile, maxUrlsPerFile],
  undated: maxUrlsPerFile,
}

const namespaceAttribute = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/**
 * Returns the `loc` element of an address. Only ampersands need escaping: the encoded address is ASCII without
 * quotation marks or angle brackets.
 */
const renderLoc = (origin: string, address: string) =>
  `<loc>${(origin + encodeAddress(address)).replaceAll('&', '&amp;')}</loc>`

/**
 * Returns the `lastmod` element of an article; an empty string unless the day of the last change is known. Omits the
 * time, because the schema does not allow a time without an offset.
 */
function renderLastmod({ listing: { modified, published } }: ArticleSummary): string {
  const date = modified ?? published
  if (date === null || ['year', 'month'].includes(precisionOf(date))) return ''
  return `<lastmod>${date.slice(0, 10)}</lastmod>`
}

function createSitemap(
  origin: string,
  address: string,
  articles: readonly ArticleSummary[],
): SitemapDocument {
  return {
    kind: 'sitemap',
    address,
    get xml() {
      const urlElements = articles.map(
        (article) => `<url>${renderLoc(origin, article.address)}${renderLastmod(article)}</url>\n`,
      )
      return `${xmlDeclaration}<urlset ${namespaceAttribute}>\n${urlElements.join('')}</urlset>\n`
    },
  }
}

function* walkUndividedParts(part: ListPart): Generator<ListPart> {
  if (part.parts.length === 0) yield part
  for (const innerPart of part.parts) yield* walkUndividedParts(innerPart)
}

/** Creates the sitemaps of an edition's months and years. */
function* createEditionSitemaps(
  origin: string,
  editionId: string,
  articles: readonly ArticleSummary[],
): Generator<SitemapDocument> {
  const indexableArticles = articles.filter(({ isNoindex }) => !isNoindex)
  for (const part of walkUndividedParts(divideList(indexableArticles, sitemapLimits)))
    if (part.articles.length > 0)
      yield createSitemap(origin, `/sitemaps/${editionId}/${part.path.join('-')}.xml`, part.articles)
}

/**
 * Creates the sitemaps of the editions' months and years, and their index, `/sitemap.xml`. The index has no `lastmod`:
 * an added article may be older than the rest of its file, and a release contains no clock times.
 */
export function* createSitemaps(
  origin: string,
  articlesByEdition: ReadonlyMap<string, ArticleSummary[]>,
): Generator<SitemapDocument> {
  const sitemapElements: string[] = []
  for (const [editionId, articles] of articlesByEdition)
    for (const sitemap of createEditionSitemaps(origin, editionId, articles)) {
      sitemapElements.push(`<sitemap>${renderLoc(origin, sitemap.address)}</sitemap>\n`)
      yield sitemap
    }
  const xml = `${xmlDeclaration}<sitemapindex ${namespaceAttribute}>\n${sitemapElements.join('')}</sitemapindex>\n`
  yield { kind: 'sitemap', address: '/sitemap.xml', xml }
}
