import { billsOf } from './bill.ts'
import { billCells, dollars, freePlanAdvice, markdownTable, plural } from './bill-table.ts'
import { type Price, planSource, planUsd, prices, pricesRead } from './prices.ts'
import { measured, pictures, sampleArchive } from './sample-archives.ts'
import type { ArchiveSize } from './size.ts'
import { assumed } from './usage.ts'

const number = (value: number) => value.toLocaleString('en')
const GB = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`

const shown: [articles: Parameters<typeof sampleArchive>[0], views: number][] = [
  [10_000, 100_000],
  [400_000, 3_000_000],
  [1_000_000, 3_000_000],
]

function priceRow({ what, unit, included, usd, per, wholeUnits, source }: Price): string[] {
  const each = per === 1 ? `a ${unit}` : `for ${number(per)} ${plural[unit]}`
  return [
    what,
    `${number(included)} ${plural[unit]}`,
    `${dollars(usd, 3)} ${each}${wholeUnits ? ', a begun one billed whole' : ''}`,
    `[${new URL(source).pathname}](${source})`,
  ]
}

const priceTable = () =>
  markdownTable([['', 'included a month', 'beyond', 'source'], ...Object.values(prices).map(priceRow)])

function sizeRow([articles]: (typeof shown)[number]): string[] {
  const { objects, pictures: held } = sampleArchive(articles)
  return [articles, objects.count, GB(objects.bytes), held.count, GB(held.bytes)].map((cell) =>
    typeof cell === 'number' ? number(cell) : cell,
  )
}

const sizeTable = () =>
  markdownTable([['articles', 'objects', 'in KV', 'pictures', 'in R2'], ...shown.map(sizeRow)])

const shares = `| assumed of readers | |
| --- | --- |
| Workers requests a view | ${assumed.requestsAView}: the gateway, the variant and the pointer. Workers Cache bills calls between entrypoints, hits too |
| Workers requests a picture | ${assumed.requestsAPicture} |
| CPU a request | ${assumed.cpuARequest} ms, most requests taking a tenth of one |
| views that no cache holds | ${assumed.cold * 100} %, ${assumed.readsAColdView} KV reads each |
| KV reads of the pointer | ${assumed.readsAView} a view |
| views that are searches | ${assumed.searches * 100} %, none cached: ${assumed.rowsASearch} D1 rows and ${assumed.readsASearch} KV reads each |
| articles corrected a month, later | ${assumed.corrected}, ${assumed.writesACorrection} writes each at most |
| pictures | ${pictures.anArticle} an article, of ${number(pictures.bytes / 1000)} kB; a view shows as many |`

function section(size: ArchiveSize, views: number): string {
  const { first, other } = billsOf(size, views)
  const year = first.usd + 11 * other.usd
  return `## ${number(size.articles)} articles, ${number(views)} views a month

The first month, in which everything is published:

${markdownTable(billCells(first))}

Every other month: **${dollars(other.usd)}**. A year: **${dollars(year)}**. ${freePlanAdvice(size, views)}`
}

/** \`docs/cost.md\`: what an archive costs, computed. */
export const costPage = (): string => `# What it costs

\`morgue deploy --dry-run --views <a month>\` computes this for your own archive. This page is generated: \`npm run cost\`
writes it from \`src/cli/deploy/prices.ts\`, and a test compares them. US dollars, without taxes, on Cloudflare's plan
[Workers Paid](${planSource}), whose minimum is ${dollars(planUsd)} a month. Domains are paid for at their registrars.

## Prices

Read on **${pricesRead}**, in stored copies of Cloudflare's pages that bear no date: look at the sources before you count on
them. Those of Workers, D1 and R2 agree with what others read there on 2026-08-03; of KV nothing with a date was found.
That a hit of Workers Cache costs a request, and no CPU, stands at
[/workers/cache/](https://developers.cloudflare.com/workers/cache/#pricing), in a copy that cannot be older than July 2026.

${priceTable()}

## What is counted

An article's object has ${number(measured.articleBytes)} bytes: the mean of 2,000 generated articles of about 420 words, published in earnest
(\`npm run bench:sizes\`). Lists, shards and sitemaps are those of 13 years, five topics an article. An article takes
2.3 KB of the search index and writes 4 of its rows ([decision 9](decisions/0009-search-ids-in-date-order.md)). Objects of
earlier releases are extra until \`morgue prune\` deletes them.

${sizeTable()}

${shares}

${shown.map(([articles, views]) => section(sampleArchive(articles), views)).join('\n\n')}
`
