import { addressOfNameList } from '../../model/list-address.ts'
import type { NamedList, SearchFacet } from '../../model/search-results.ts'
import { parseQuery, type Query } from '../../search/query.ts'
import { isStopWord } from '../../search/stop-words.ts'

/** Joins a query's words, without stop words. Returns an empty string for a query with a prefix or an exclusion. */
function joinNarrowingWords({ required, excluded }: Query): string {
  if (excluded.length > 0 || required.some(({ kind }) => kind === 'prefix')) return ''
  const requiredWords = required.flatMap((term) =>
    term.kind === 'word' ? [term.word] : term.kind === 'phrase' ? term.words : [],
  )
  return requiredWords.filter((word) => !isStopWord(word)).join(' ')
}

/** Finds lists whose name equals the query. Considers only the names that occur in the query's hits. */
export function findNamedLists(query: Query, facets: readonly SearchFacet[]): NamedList[] {
  const narrowingWords = joinNarrowingWords(query)
  if (narrowingWords === '') return []
  return facets.flatMap(({ kind, name, editions }) => {
    if (kind === 'edition' || kind === 'year' || joinNarrowingWords(parseQuery(name)) !== narrowingWords)
      return []
    return editions.map((edition) => ({ kind, name, address: addressOfNameList(edition, `${kind}s`, name) }))
  })
}
