import type { PriceName } from './prices.ts'
import type { ArchiveSize } from './size.ts'

/** The quantities used in a month, by the name of their price. */
export type Usage = Record<PriceName, number>

/**
 * Pessimistic cost assumptions about traffic. A view is a request of any kind: page, data, feed or program. It is
 * billed as three requests, since Workers Cache bills calls between entrypoints: the gateway, the variant and the
 * pointer. An isolate with the last two in memory makes neither call.
 */
export const trafficAssumptions = {
  requestsPerView: 3,
  /**
   * Requests billed for a picture: the cache entry and the picture itself. The pointer was already read for the page.
   */
  requestsPerPicture: 2,
  /** CPU time in milliseconds; most requests take a tenth of this. */
  cpuMsPerRequest: 2,
  /** The share of views that miss every cache. */
  uncachedShare: 0.3,
  /** A shard and a document. */
  kvReadsPerUncachedView: 2,
  /** Reads of the pointer: at most one per view, since each location caches it for a few seconds. */
  pointerReadsPerView: 1,
  /** The share of views that are searches; no search is cached. */
  searchShare: 0.02,
  /** A shard and a document for each of twenty hits. */
  kvReadsPerSearch: 40,
  /**
   * Measured by `npm run bench:search` for a frequent word: reading the hits, counting them, and the facets of the
   * first 300 hits.
   */
  rowsReadPerSearch: 6500,
  /** Articles corrected per month after the first, in which everything is published. */
  correctionsPerMonth: 20,
  kvWritesPerCorrection: 60,
} as const

/**
 * The search index's bytes per article, and the rows written when an article is first indexed and when it is indexed
 * again, as measured in decision 9.
 */
const indexCostPerArticle = { bytes: 2_300, rowsWrittenFirst: 4, rowsWrittenLater: 6 }

/** Length in bytes of a key, such as `article/` and a digest. KV bills keys along with values. */
const keyByteCount = 72

const bytesPerGigabyte = 1e9

/** Estimates the quantities that readers' requests use in a month. */
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

/**
 * Estimates the quantities used in a month, by price.
 * @param isFirstMonth true for the month in which everything is published
 */
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
