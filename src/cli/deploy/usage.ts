import type { PriceName } from './prices.ts'
import type { ArchiveSize } from './size.ts'

/** Quantities that a month uses, by price. */
export type Usage = Record<PriceName, number>

/**
 * Pessimistic cost assumptions about traffic. A view is a request of any kind: page, data, feed or program. It is billed as
 * three requests, since Workers Cache bills calls between entrypoints: the gateway, the variant and the pointer. An isolate
 * that has the last two in its memory makes neither call.
 */
export const assumptions = {
  requestsPerView: 3,
  /** Workers Cache bills a picture twice: its entry and itself. The page has read the pointer. */
  requestsPerPicture: 2,
  /** Milliseconds of CPU; most requests take a tenth of one. */
  cpuPerRequest: 2,
  /** The share of views that are in no cache. */
  coldShare: 0.3,
  /** A shard and a document. */
  readsPerColdView: 2,
  /** The pointer, unless it was read at the same location in the last seconds. */
  readsPerView: 1,
  /** The share of views that are searches, none of them cached. */
  searchShare: 0.02,
  /** A shard and a document for each of twenty hits. */
  readsPerSearch: 40,
  /** As `npm run bench:search` counts them for a frequent word: its hits, their count, and the labels of the first 300. */
  rowsPerSearch: 6500,
  /** Corrected articles, after the month in which everything is published. */
  correctionsPerMonth: 20,
  writesPerCorrection: 60,
} as const

/** The search index per article, as measured in decision 9: its bytes, and the rows written by a first and a later indexing. */
const indexPerArticle = { bytes: 2_300, firstRows: 4, laterRows: 6 }

/** Bytes of a key, which KV bills with its value: `article/` and a digest. */
const keyBytes = 72

const GB = 1e9

/** Estimates what readers use in a month. */
function estimateReading(
  { articles, pictures }: ArchiveSize,
  views: number,
): Pick<Usage, 'requests' | 'cpu' | 'kvReads' | 'rowsRead' | 'r2Reads'> {
  const picturesShown = articles === 0 ? 0 : views * (pictures.count / articles)
  const requests = views * assumptions.requestsPerView + picturesShown * assumptions.requestsPerPicture
  const searches = views * assumptions.searchShare
  const pages = views * (assumptions.readsPerView + assumptions.coldShare * assumptions.readsPerColdView)
  return {
    requests,
    cpu: requests * assumptions.cpuPerRequest,
    kvReads: pages + searches * assumptions.readsPerSearch,
    rowsRead: searches * assumptions.rowsPerSearch,
    r2Reads: picturesShown,
  }
}

/**
 * Estimates a month's quantity of everything that is priced.
 * @param views a month
 * @param first true for the month in which everything is published
 */
export function estimateUsage(size: ArchiveSize, views: number, first: boolean): Usage {
  const { articles, objects, pictures } = size
  return {
    ...estimateReading(size, views),
    kvWrites: first ? objects.count + 1 : assumptions.correctionsPerMonth * assumptions.writesPerCorrection,
    kvStorage: (objects.bytes + objects.count * keyBytes) / GB,
    rowsWritten: first
      ? articles * indexPerArticle.firstRows
      : assumptions.correctionsPerMonth * indexPerArticle.laterRows,
    d1Storage: (articles * indexPerArticle.bytes) / GB,
    r2Writes: first ? pictures.count : 0,
    r2Storage: pictures.bytes / GB,
  }
}
