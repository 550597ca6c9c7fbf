import type { SearchFacet } from '../../model/search-results.ts'
import { analysisVersion } from '../../search/indexed-article.ts'
import { hitsPerPage, type PageCursor, type SearchRequest } from '../../search/request.ts'
import {
  type CountedFacet,
  createFacetCountsStatement,
  createHitCheckStatement,
  createHitCountStatement,
  indexStateStatement,
} from '../../search/selection.ts'
import type { Statement } from '../../search/statement.ts'
import { withTimeout } from '../release/kv-store.ts'
import { isIntactFacet } from './intact-facet.ts'
import type { SearchSource } from './search-source.ts'

/** The rows that each statement selects. `isCurrent` is true if the index belonged to the release at that moment. */
interface IndexReply<Row> {
  isCurrent: boolean
  results: Row[][]
}

/**
 * Queries the index. Checks in the same transaction whether the index belongs to the release, because it may have
 * been replaced by the time of a later call.
 */
export async function queryIndex<Row>(
  { database }: SearchSource,
  releaseId: string,
  statements: readonly Statement[],
): Promise<IndexReply<Row>> {
  const preparedStatements = [indexStateStatement, ...statements].map(({ sql, params }) =>
    database.prepare(sql).bind(...params),
  )
  const [indexState, ...results] = await withTimeout(
    database.batch<Record<string, unknown>>(preparedStatements),
  )
  const { root, analysis } = indexState?.results[0] ?? {}
  return {
    isCurrent: root === releaseId && analysis === analysisVersion,
    results: results.map((result) => result.results as unknown as Row[]),
  }
}

/** The number of a search's hits, and their facets. `isCurrent` is true if the index belonged to the release. */
export interface HitCounts {
  isCurrent: boolean
  total: number
  facets: readonly SearchFacet[]
}

/** Returns the number of hits before a numbered page; 0 for a page that begins after a hit. */
export const countHitsBefore = (pageCursor: PageCursor): number =>
  'number' in pageCursor ? (pageCursor.number - 1) * hitsPerPage : 0

/**
 * Counts all hits, and the names in the first of them. An index from an earlier version has no facets. Facets of
 * another release are never returned, because they could name the author of an article that has since been withheld.
 */
export async function countHitsAndFacets(
  source: SearchSource,
  releaseId: string,
  request: SearchRequest,
): Promise<HitCounts> {
  const runCountStatements = (statements: readonly Statement[]) =>
    queryIndex<{ total: number } & CountedFacet>(source, releaseId, statements)
  const countStatement = createHitCountStatement(request)
  const countsReply = await runCountStatements([countStatement, createFacetCountsStatement(request)]).catch(
    (error) => {
      console.error(error)
      return runCountStatements([countStatement])
    },
  )
  const [[totalRow] = [], facets = []] = countsReply.results
  return {
    isCurrent: countsReply.isCurrent && countsReply.results.length === 2 && facets.every(isIntactFacet),
    total: totalRow?.total ?? 0,
    facets: (countsReply.isCurrent ? facets.filter(isIntactFacet) : []).map(
      ({ kind, name, articles, editions }) => ({
        kind,
        name,
        articles,
        editions: editions.split(','),
      }),
    ),
  }
}

/** True if the requested page of results is given by its number, or by a hit that this search finds. */
export async function hasNumberOrKnownStart(
  source: SearchSource,
  releaseId: string,
  request: SearchRequest,
): Promise<boolean> {
  if ('number' in request.page) return true
  const checkStatement = createHitCheckStatement(request, request.page.after)
  const { results } = await queryIndex<{ found: number }>(source, releaseId, [checkStatement])
  return results[0]?.[0]?.found === 1
}
