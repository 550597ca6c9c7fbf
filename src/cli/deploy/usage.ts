import type { PriceName } from './prices.ts'
import type { ArchiveSize } from './size.ts'

/** Quantities used in a month, by price. */
export type Usage = Record<PriceName, number>

/**
 * Pessimistic cost assumptions about traffic. A view is a request of any kind: page, data, feed or program. It is
 * billed as three requests, since Workers Cache bills calls between entrypoints: the gateway, the variant and the
 * pointer. An isolate with the last two in memory makes neither call.
 */
export const trafficAssumptions = {
  requestsPerView: 3,
  /**
   * Workers Cache bills two requests per picture: its entry and the picture itself. The pointer was read for the page.
   */
  requestsPerPicture: 2,
  /** Milliseconds of CPU; most requests take a tenth of one. */
  cpuPerRequest: 2,
  /** The share of views that miss every cache. */
  coldShare: 0.3,
  /** A shard and a document per view. */
  readsPerColdView: 2,
  /** The pointer, unless it was read at the same location within the last seconds. */
  readsPerView: 1,
  /** The share of views that are searches; no search is cached. */
  searchShare: 0.02,
  /** A shard and a document for each of twenty hits. */
  readsPerSearch: 40,
  /** Measured by `npm run bench:search` for a frequent word: its hits, their count, and the facets of the first 300. */
  rowsPerSearch: 6500,
  /** Corrected articles, after the month in which everything is published. */
  correctionsPerMonth: 20,
  writesPerCorrection: 60,
} as const

/**
 * The cost of the search index per article, as measured in decision 9: its bytes, and the rows written when the
 * article is indexed for the first time and later.
 */
const indexCostPerArticle = { bytes: 2_300, firstRows: 4, laterRows: 6 }

/** Length of a key, in bytes: `article/` and a digest. KV bills it along with the value. */
const keyBytes = 72

const bytesPerGigabyte = 1e9

/** Estimates the quantities that readers use in a month. */
function estimateReading(
  { articles, pictures }: ArchiveSize,
  monthlyViews: number,
): Pick<Usage, 'requests' | 'cpu' | 'kvReads' | 'rowsRead' | 'r2Reads'> {
  const pictureViews = articles === 0 ? 0 : monthlyViews * (pictures.count / articles)
  const requests =
    monthlyViews * trafficAssumptions.requestsPerView + pictureViews * trafficAssumptions.requestsPerPicture
  const searchViews = monthlyViews * trafficAssumptions.searchShare
  const pageReads =
    monthlyViews *
    (trafficAssumptions.readsPerView + trafficAssumptions.coldShare * trafficAssumptions.readsPerColdView)
  return {
    requests,
    cpu: requests * trafficAssumptions.cpuPerRequest,
    kvReads: pageReads + searchViews * trafficAssumptions.readsPerSearch,
    rowsRead: searchViews * trafficAssumptions.rowsPerSearch,
    r2Reads: pictureViews,
  }
}

/**
 * Estimates the quantities used in a month, by price.
 * @param isFirstMonth true for the month in which everything is published
 */
export function estimateUsage(size: ArchiveSize, monthlyViews: number, isFirstMonth: boolean): Usage {
  const { articles, objects, pictures } = size
  return {
    ...estimateReading(size, monthlyViews),
    kvWrites: isFirstMonth
      ? objects.count + 1
      : trafficAssumptions.correctionsPerMonth * trafficAssumptions.writesPerCorrection,
    kvStorage: (objects.bytes + objects.count * keyBytes) / bytesPerGigabyte,
    rowsWritten: isFirstMonth
      ? articles * indexCostPerArticle.firstRows
      : trafficAssumptions.correctionsPerMonth * indexCostPerArticle.laterRows,
    d1Storage: (articles * indexCostPerArticle.bytes) / bytesPerGigabyte,
    r2Writes: isFirstMonth ? pictures.count : 0,
    r2Storage: pictures.bytes / bytesPerGigabyte,
  }
}
