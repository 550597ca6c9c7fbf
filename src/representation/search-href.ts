import {
  everyEdition,
  type SearchAlternative,
  type SearchFacet,
  type SearchInput,
  type SearchResults,
} from '../model/search-results.ts'

/**
 * Returns the path and query of a search with some of its fields changed. Begins at the first page, unless `changes`
 * contains `page`.
 */
export function toSearchHref(
  address: string,
  typed: SearchInput,
  changes: Partial<SearchInput> & { page?: string },
): string {
  const filledFields = Object.entries({ ...typed, ...changes }).filter(([, value]) => value !== '')
  return filledFields.length === 0 ? address : `${address}?${new URLSearchParams(filledFields)}`
}

/** Returns the path and query of an alternative search. */
export function toAlternativeHref(
  { address, typed }: Pick<SearchResults, 'address' | 'typed'>,
  { q, drops }: SearchAlternative,
): string {
  if (drops === 'filters')
    return toSearchHref(address, { ...emptySearchInput, edition: typed.edition }, { q })
  const isOfEdition = address !== '/search'
  return toSearchHref(address, typed, drops === null ? { q } : { edition: isOfEdition ? everyEdition : '' })
}

/** An empty search form. */
export const emptySearchInput: SearchInput = {
  q: '',
  from: '',
  to: '',
  section: '',
  author: '',
  topic: '',
  edition: '',
  sort: '',
}

/** Returns the path and query of a search that is narrowed to a facet. */
export const toFacetHref = (
  address: string,
  typed: SearchInput,
  { kind, name }: Pick<SearchFacet, 'kind' | 'name'>,
): string => {
  if (kind === 'edition') return toSearchHref(`/${name}/search`, typed, { edition: '' })
  return toSearchHref(address, typed, kind === 'year' ? { from: name, to: name } : { [kind]: name })
}
