import type { PriceName } from './prices.ts'
import type { ArchiveSize } from './size.ts'

/** A month's usage by price: the quantities to which the prices apply. */
export type Usage = Record<PriceName, number>

/**
 * Pessimistic cost assumptions about traffic. A view is a request of any kind: for a page, data or a feed, by a
 * reader or a program. It is billed as three requests, for the gateway, the variant and the pointer, because Workers
 * Cache bills calls between entrypoints. An isolate that has the variant and the pointer in memory does not make
 * these calls.
 */
export const trafficAssumptions = {
  requestsPerView: 3,
  /**
   * Requests billed per picture: the cache entry and the picture itself. The pointer was already read for the page.
   */
  requestsPerPicture: 2,
  /** CPU time in milliseconds. Most requests take a tenth of this. */
  cpuMsPerRequest: 2,
  /** The proportion of views that miss every cache. */
  uncachedShare: 0.3,
  /** One for a shard and one for a document. */
  kvReadsPerUncachedView: 2,
  /** Reads of the pointer per view: at most one, because each location caches it for a few seconds. */
  pointerReadsPerView: 1,
  /** The proportion of views that are searches. No search is assumed to be cached. */
  searchShare: 0.02,
  /** A shard and a document for each of twenty hits. */
  kvReadsPerSearch: 40,
  /**
   * Rows read for a frequent word, as measured by `npm run bench:search`: to list the hits, to count them, and to
   * count the facets of the first 300.
   */
  rowsReadPerSearch: 6500,
  /** Articles corrected per month after the first month, in which everything is published. */
  correctionsPerMonth: 20,
  kvWritesPerCorrection: 60,
} as const

/**
 * The search index's bytes per article, and the rows written when an article is first indexed and when it is indexed
 * again. Measured in decision 9.
 */
const indexCostPerArticle = { bytes: 2_300, rowsWrittenFirst: 4, rowsWrittenLater: 6 }

/** Length of a key, such as `article/` followed by a digest, in bytes. KV bills keys as well as values. */
const keyByteCount = 72

const bytesPerGigabyte = 1e9

/** Estimates a month's usage by readers' requests. */
function estimateReadUsage(
  { articleCount, pictures }: ArchiveSize,
  monthlyViews: number,
): Pick<Usage, 'requests' | 'cpu' | 'kvReads' | 'rowsRead' | 'r2Reads'> {
  const pictureViewCount = articleCount === 0 ? 0 : monthlyViews * (pictures.count / articleCount)
  const requestCount =
    monthlyViews * trafficAssumptions.requestsPerView +
    pictureViewCount * trafficAssumptions.requestsPerPicture
  const searchCount = monthlyViews * trafficAssumptions.searchShare
  const pageKvReads =
    monthlyViews *
    (trafficAssumptions.pointerReadsPerView +
      trafficAssumptions.uncachedShare * trafficAssumptions.kvReadsPerUncachedView)
  return {
    requests: requestCount,
    cpu: requestCount * trafficAssumptions.cpuMsPerRequest,
    kvReads: pageKvReads + searchCount * trafficAssumptions.kvReadsPerSearch,
    rowsRead: searchCount * trafficAssumptions.rowsReadPerSearch,
    r2Reads: pictureViewCount,
  }
}

/** Estimates a month's usage, by price. @param isFirstMonth true for the month in which everything is published */
export function estimateUsage(archiveSize: ArchiveSize, monthlyViews: number, isFirstMonth: boolean): Usage {
  const { articleCount, objects, pictures } = archiveSize
  return {
    ...estimateReadUsage(archiveSize, monthlyViews),
    kvWrites: isFirstMonth
      ? objects.count + 1
      : trafficAssumptions.correctionsPerMonth * trafficAssumptions.kvWritesPerCorrection,
    kvStorage: (objects.bytes + objects.count * keyByteCount) / bytesPerGigabyte,
    rowsWritten: isFirstMonth
      ? articleCount * indexCostPerArticle.rowsWrittenFirst
      : trafficAssumptions.correctionsPerMonth * indexCostPerArticle.rowsWrittenLater,
    d1Storage: (articleCount * indexCostPerArticle.bytes) / bytesPerGigabyte,
    r2Writes: isFirstMonth ? pictures.count : 0,
    r2Storage: pictures.bytes / bytesPerGigabyte,
  }
}
