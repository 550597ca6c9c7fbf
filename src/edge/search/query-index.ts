import { analysisVersion } from '../../search/indexed-article.ts'
import { type PageCursor, pageSize, type SearchRequest } from '../../search/request.ts'
import { checkHit, countHits, selectState } from '../../search/selection.ts'
import type { Statement } from '../../search/statement.ts'
import { withTimeout } from '../release/kv-store.ts'
import type { SearchSource } from './search-source.ts'

/** Rows of the index; `current` is true if the index belonged to the release at that moment. */
interface IndexReply<Row> {
  current: boolean
  rows: Row[]
}

/**
 * Queries the index, and reads in the same transaction which release it belongs to: it may be rebuilt between two queries.
 */
export async function queryIndex<Row>(
  { database }: SearchSource,
  releaseId: string,
  query: Statement,
): Promise<IndexReply<Row>> {
  const statements = [selectState, query].map(({ sql, params }) => database.prepare(sql).bind(...params))
  const [state, result] = await withTimeout(database.batch<Record<string, unknown>>(statements))
  const { root, analysis } = state?.results[0] ?? {}
  return {
    current: root === releaseId && analysis === analysisVersion,
    rows: (result?.results ?? []) as unknown as Row[],
  }
}

/** The number of hits; `current` is true if the index belonged to the release. */
export interface HitCount {
  current: boolean
  total: number
}

/** The number of hits before a page; `null` for a page that begins after a hit. */
export const countBefore = (page: PageCursor): number | null =>
  'number' in page ? (page.number - 1) * pageSize : null

/** Counts the hits, of which a page has proposed `proposed`. A page that is not full needs no query. */
export async function countAllHits(
  source: SearchSource,
  releaseId: string,
  { request, proposed }: { request: SearchRequest; proposed: number },
): Promise<HitCount> {
  const hitsBeforePage = countBefore(request.page)
  if (hitsBeforePage !== null && proposed < pageSize && (proposed > 0 || hitsBeforePage === 0))
    return { current: true, total: hitsBeforePage + proposed }
  const { current, rows } = await queryIndex<{ total: number }>(source, releaseId, countHits(request))
  return { current, total: rows[0]?.total ?? 0 }
}

/** True for a numbered page, or for one that begins after a hit of the index. */
export async function isPageStart(
  source: SearchSource,
  releaseId: string,
  request: SearchRequest,
): Promise<boolean> {
  if ('number' in request.page) return true
  const query = checkHit(request, request.page.after)
  const { rows } = await queryIndex<{ found: number }>(source, releaseId, query)
  return rows[0]?.found === 1
}
