import type { SearchAlternative } from '../../model/search-results.ts'
import { formatQuery, type Query } from '../../search/query.ts'
import { emptyFilters, type SearchRequest } from '../../search/request.ts'
import { createHitCountStatement, maxCountedHits } from '../../search/selection.ts'
import { createSpellingsStatement, findCorrectedQuery } from '../../search/spelling.ts'
import { queryIndex } from './query-index.ts'
import type { SearchSource } from './search-source.ts'

/** A similar search whose hits have not been counted yet. */
interface UncountedAlternative {
  request: SearchRequest
  alternative: Omit<SearchAlternative, 'articles'>
}

/** Maximum number of alternatives that each omit one term. */
const maxOmittedTerms = 4

/** Creates an alternative that differs only in its query. */
const createRewordedAlternative = (request: SearchRequest, query: Query): UncountedAlternative => ({
  request: { ...request, query },
  alternative: { q: formatQuery(query), drops: null },
})

/**
 * Lists similar searches: with corrected spelling, without one of the terms, without filters, and in every edition.
 */
function listUncountedAlternatives(
  request: SearchRequest,
  correctedQuery: Query | null,
): UncountedAlternative[] {
  const { query, filters } = request
  const { edition, ...otherFilters } = filters
  const { required } = query
  const omittableTerms = required.length > 1 ? required.slice(0, maxOmittedTerms) : []
  const candidates = omittableTerms.map((omittedTerm) =>
    createRewordedAlternative(request, {
      ...query,
      required: required.filter((term) => term !== omittedTerm),
    }),
  )
  if (correctedQuery) candidates.unshift(createRewordedAlternative(request, correctedQuery))
  const q = formatQuery(query)
  if (Object.values(otherFilters).some((value) => value !== null))
    candidates.push({
      request: { ...request, filters: { ...emptyFilters, edition } },
      alternative: { q, drops: 'filters' },
    })
  if (edition !== null)
    candidates.push({
      request: { ...request, filters: { ...filters, edition: null } },
      alternative: { q, drops: 'edition' },
    })
  return candidates
}

/**
 * Finds similar searches that have hits, for a search that has none. Returns `null` if the index does not respond, or
 * if it belongs to another release: a spelling could come from an article that has since been withheld.
 */
export async function findAlternatives(
  source: SearchSource,
  releaseId: string,
  request: SearchRequest,
): Promise<SearchAlternative[] | null> {
  try {
    const spellingsStatement = createSpellingsStatement(request.query)
    const spellingsReply =
      spellingsStatement &&
      (await queryIndex<{ word: string; articles: number }>(source, releaseId, [spellingsStatement]))
    const articleCountsByWord = new Map(
      spellingsReply?.results[0]?.map(({ word, articles }) => [word, articles]),
    )
    const candidates = listUncountedAlternatives(
      request,
      findCorrectedQuery(request.query, articleCountsByWord),
    )
    const countStatements = candidates.map((candidate) => createHitCountStatement(candidate.request))
    const { results, isCurrent } = await queryIndex<{ total: number }>(source, releaseId, countStatements)
    if (!isCurrent) return null
    return candidates
      .map(({ alternative }, index) => ({
        ...alternative,
        articles: Math.min(results[index]?.[0]?.total ?? 0, maxCountedHits),
      }))
      .filter(({ articles }) => articles > 0)
  } catch (error) {
    console.error(error)
    return null
  }
}
