import type { PriceName } from './prices.ts'
import type { ArchiveSize } from './size.ts'

/** How many of each priced thing a month takes. */
export type Usage = Record<PriceName, number>

/**
 * What is assumed of readers, each on the dear side; pages, data, feeds and programs' requests are all views. A view is
 * billed as three requests, since with Workers Cache calls between entrypoints are: the gateway, the variant and the pointer.
 * An isolate that remembers the last two makes neither.
 */
export const assumed = {
  requestsAView: 3,
  /** Workers Cache bills a picture as two, its entry and itself; the pointer is the page's. */
  requestsAPicture: 2,
  /** Milliseconds of CPU that a request takes, all of them alike; most take a tenth of one. */
  cpuARequest: 2,
  /** The share of views that no cache holds. */
  cold: 0.3,
  readsAColdView: 2,
  /** The pointer, unless it was read in the last seconds at the same place. */
  readsAView: 1,
  /** The share of views that are searches, none of them cached. */
  searches: 0.02,
  /** A shard and a document for each of twenty hits. */
  readsASearch: 40,
  rowsASearch: 41,
  /** Articles that a month corrects, once everything is published, and what one of them writes at most. */
  corrected: 20,
  writesACorrection: 60,
} as const

/** Bytes of the search index that an article takes, and rows that it writes: measured, decision 9. */
const [indexBytes, indexRows, indexRowsAgain] = [2_300, 4, 6]

/** KV bills a key's bytes with its value's: `article/` and a digest. */
const keyBytes = 72

const GB = 1e9

/** What readers take, by how many views there are. */
function reading(
  { articles, pictures }: ArchiveSize,
  views: number,
): Pick<Usage, 'requests' | 'cpu' | 'kvReads' | 'rowsRead' | 'r2Reads'> {
  const shown = articles === 0 ? 0 : views * (pictures.count / articles)
  const requests = views * assumed.requestsAView + shown * assumed.requestsAPicture
  const searches = views * assumed.searches
  const pages = views * (assumed.readsAView + assumed.cold * assumed.readsAColdView)
  return {
    requests,
    cpu: requests * assumed.cpuARequest,
    kvReads: pages + searches * assumed.readsASearch,
    rowsRead: searches * assumed.rowsASearch,
    r2Reads: shown,
  }
}

/**
 * What a month takes of everything that is priced.
 * @param views a month
 * @param first whether it is the month in which everything is published
 */
export function usageOf(size: ArchiveSize, views: number, first: boolean): Usage {
  const { articles, objects, pictures } = size
  return {
    ...reading(size, views),
    kvWrites: first ? objects.count + 1 : assumed.corrected * assumed.writesACorrection,
    kvStorage: (objects.bytes + objects.count * keyBytes) / GB,
    rowsWritten: first ? articles * indexRows : assumed.corrected * indexRowsAgain,
    d1Storage: (articles * indexBytes) / GB,
    r2Writes: first ? pictures.count : 0,
    r2Storage: pictures.bytes / GB,
  }
}
