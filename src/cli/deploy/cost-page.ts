import { estimateBills } from './bill.ts'
import {
  describeFreePlanFit,
  formatDollars,
  pluralByUnit,
  toBillRows,
  toMarkdownTable,
} from './bill-table.ts'
import { type Price, planPriceSourceUrl, planPriceUsd, prices, pricesDate } from './prices.ts'
import { assumedPictures, computeSampleArchiveSize, measuredSizes } from './sample-archives.ts'
import type { ArchiveSize } from './size.ts'
import { trafficAssumptions } from './usage.ts'

const formatNumber = (value: number) => value.toLocaleString('en')
const formatGigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`

const sampleArchives: [articles: Parameters<typeof computeSampleArchiveSize>[0], views: number][] = [
  [10_000, 100_000],
  [400_000, 3_000_000],
  [1_000_000, 3_000_000],
]

function toPriceRow({
  name,
  unit,
  includedAmount,
  usd,
  pricedAmount,
  isBilledInWholeUnits,
  sourceUrl,
}: Price): string[] {
  const unitLabel =
    pricedAmount === 1 ? `a ${unit}` : `for ${formatNumber(pricedAmount)} ${pluralByUnit[unit]}`
  return [
    name,
    `${formatNumber(includedAmount)} ${includedAmount === 1 ? unit : pluralByUnit[unit]}`,
    `${formatDollars(usd, 3)} ${unitLabel}${isBilledInWholeUnits ? '; a started one is billed in full' : ''}`,
    `[${new URL(sourceUrl).pathname}](${sourceUrl})`,
  ]
}

const renderPriceTable = () =>
  toMarkdownTable([['', 'included a month', 'beyond', 'source'], ...Object.values(prices).map(toPriceRow)])

function toSizeRow([articles]: (typeof sampleArchives)[number]): string[] {
  const { objects, pictures } = computeSampleArchiveSize(articles)
  return [
    articles,
    objects.count,
    formatGigabytes(objects.bytes),
    pictures.count,
    formatGigabytes(pictures.bytes),
  ].map((cell) => (typeof cell === 'number' ? formatNumber(cell) : cell))
}

const renderSizeTable = () =>
  toMarkdownTable([['articles', 'objects', 'in KV', 'pictures', 'in R2'], ...sampleArchives.map(toSizeRow)])

const assumptionTable = `| assumption about readers | |
| --- | --- |
| Workers requests a view | ${trafficAssumptions.requestsPerView}: the gateway, the variant and the pointer. Workers Cache bills calls between entrypoints, including hits |
| Workers requests a picture | ${trafficAssumptions.requestsPerPicture} |
| CPU a request | ${trafficAssumptions.cpuMsPerRequest} ms; most requests take a tenth of one |
| views that are in no cache | ${trafficAssumptions.uncachedShare * 100} %, ${trafficAssumptions.kvReadsPerUncachedView} KV reads each |
| KV reads of the pointer | ${trafficAssumptions.pointerReadsPerView} a view |
| views that are searches | ${trafficAssumptions.searchShare * 100} %, none of them cached: ${trafficAssumptions.rowsReadPerSearch.toLocaleString('en')} D1 rows and ${trafficAssumptions.kvReadsPerSearch} KV reads each |
| articles corrected a month, after the first | ${trafficAssumptions.correctionsPerMonth}, with at most ${trafficAssumptions.kvWritesPerCorrection} writes each |
| pictures | ${assumedPictures.countPerArticle} an article, of ${formatNumber(assumedPictures.bytesPerPicture / 1000)} kB each; a view shows as many |`

function renderSampleSection(archiveSize: ArchiveSize, monthlyViews: number): string {
  const { firstMonth, laterMonth } = estimateBills(archiveSize, monthlyViews)
  const yearUsd = firstMonth.usd + 11 * laterMonth.usd
  return `## ${formatNumber(archiveSize.articleCount)} articles, ${formatNumber(monthlyViews)} views a month

The first month, in which everything is published:

${toMarkdownTable(toBillRows(firstMonth))}

Each month after the first: **${formatDollars(laterMonth.usd)}**. A year: **${formatDollars(yearUsd)}**. ${describeFreePlanFit(archiveSize, monthlyViews)}`
}

/** Renders `docs/cost.md`, which shows the costs of archives of three sizes. */
export const renderCostPage = (): string => `# What it costs

\`npx morgue deploy --dry-run --views <a month>\` computes the cost of your own archive. This page is generated: \`npm run cost\`
writes it from \`src/cli/deploy/prices.ts\`, and a test compares the two. US dollars, without taxes, on Cloudflare's plan
[Workers Paid](${planPriceSourceUrl}), whose minimum is ${formatDollars(planPriceUsd)} a month. You pay for domains at their registrars.

## Prices

Read on **${pricesDate}**, in stored copies of Cloudflare's pages, which have no date: check the sources before you rely on
them. The prices of Workers, D1 and R2 agree with what others reported on 2026-08-03; for KV, no dated report was found.
A hit of Workers Cache costs a request and no CPU, according to
[/workers/cache/](https://developers.cloudflare.com/workers/cache/#pricing), in a copy that is not older than July 2026.

${renderPriceTable()}

## Quantities

An article's object has ${formatNumber(measuredSizes.articleBytes)} bytes: the mean of 2,000 generated articles of about 420 words, as published
(\`npm run bench:sizes\`). Lists, shards and sitemaps are those of 13 years, with five topics an article. An article takes
2.3 KB of the search index and writes 4 rows of it ([decision 9](decisions/0009-search-ids-in-date-order.md)). Objects of
earlier releases come on top, until \`npx morgue prune\` deletes them.

${renderSizeTable()}

${assumptionTable}

${sampleArchives.map(([articles, views]) => renderSampleSection(computeSampleArchiveSize(articles), views)).join('\n\n')}
`
