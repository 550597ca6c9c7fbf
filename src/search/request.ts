import { isPartialDate } from '../model/partial-date.ts'
import { type SearchParameter, type SortOrder, sortOrders } from '../model/search-results.ts'
import { facetTokenSeparator, type NameFilterKind, toFacetToken } from './facets.ts'
import { formatQuery, narrowsSearch, parseQuery, type Query } from './query.ts'

/**
 * The start of a page of hits: the page's number, from 1 to `maxNumberedPages`, or the id of the hit before it. An id
 * requires an order by date. Clients can invent both values, so an empty page says nothing about the number of hits.
 */
export type PageCursor = { number: number } | { after: string }

/** Filters of a search, as the reader typed them; `null` for an empty filter. */
export interface SearchFilters extends Record<NameFilterKind, string | null> {
  from: string | null
  to: string | null
}

/** A search, as parsed from its parameters. */
export interface SearchRequest {
  query: Query
  filters: SearchFilters
  sort: SortOrder
  page: PageCursor
  /** Names of the parameters with invalid values, which are ignored. */
  misread: SearchParameter[]
}

/** Number of hits on a page. */
export const hitsPerPage = 20

/** Number of pages that have numbers. In an order by date, there can be more pages after these. */
export const maxNumberedPages = 50

const filterNames = ['edition', 'section', 'author', 'topic', 'from', 'to'] as const

/** The filters of an unfiltered search. */
export const emptyFilters: SearchFilters = {
  edition: null,
  section: null,
  author: null,
  topic: null,
  from: null,
  to: null,
}

const maxFilterLength = 200

/**
 * Parses the parameter `page`, or returns `null` for an invalid value. In order of relevance, pages cannot begin
 * after a hit.
 */
function parsePageCursor(text: string, sort: SortOrder): PageCursor | null {
  const [, pageNumber, after] = /^(?:([1-9]\d?)|after\.([1-9]\d{0,14}))$/.exec(text) ?? []
  if (after !== undefined) return sort === 'relevance' ? null : { after }
  return pageNumber !== undefined && Number(pageNumber) <= maxNumberedPages
    ? { number: Number(pageNumber) }
    : null
}

/** Parses the filters, and lists the names of those with invalid values. */
function parseFilters(params: URLSearchParams): [filters: SearchFilters, misreadNames: SearchParameter[]] {
  const filters = { ...emptyFilters }
  const misreadNames: SearchParameter[] = []
  for (const name of filterNames) {
    const filterText = params.get(name)?.normalize('NFC').trim() ?? ''
    if (filterText === '') continue
    const isValid =
      name === 'from' || name === 'to'
        ? filterText.length <= 10 && isPartialDate(filterText)
        : filterText.length <= maxFilterLength && toFacetToken(name, filterText) !== null
    if (isValid) filters[name] = filterText
    else misreadNames.push(name)
  }
  return [filters, misreadNames]
}

/** Returns the default order: by relevance, or newest first if no term narrows the search. */
const chooseDefaultSortOrder = ({ required }: Query): SortOrder =>
  required.some(narrowsSearch) ? 'relevance' : 'newest'

/**
 * Parses the parameters of a search (`q`, `from`, `to`, `section`, …). Ignores invalid values and lists the names of
 * their parameters in `misread`.
 */
export function parseSearchRequest(params: URLSearchParams): SearchRequest {
  const query = parseQuery(params.get('q') ?? '')
  const [filters, misreadNames] = parseFilters(params)
  const requestedOrder = params.get('sort')
  const defaultOrder = chooseDefaultSortOrder(query)
  if (requestedOrder && !sortOrders.some((sort) => sort === requestedOrder)) misreadNames.push('sort')
  const chosenOrder = sortOrders.find((knownOrder) => knownOrder === requestedOrder) ?? defaultOrder
  const sort = chosenOrder === 'relevance' ? defaultOrder : chosenOrder
  const page = parsePageCursor(params.get('page') ?? '1', sort)
  if (!page) misreadNames.push('page')
  return {
    query,
    filters,
    sort,
    page: page ?? { number: 1 },
    misread: misreadNames,
  }
}

/** Formats a page as the value of the parameter `page`. */
export const formatPageCursor = (pageCursor: PageCursor): string =>
  'after' in pageCursor ? `after.${pageCursor.after}` : String(pageCursor.number)

/**
 * Formats a search as a query string in normal form. Equal searches have the same normal form, and parsing it returns
 * the same search.
 */
export function formatSearchRequest({ query, filters, sort, page }: SearchRequest): string {
  const params = new URLSearchParams()
  const queryText = formatQuery(query)
  if (queryText !== '') params.set('q', queryText)
  for (const name of filterNames) {
    const filterText = filters[name]
    if (filterText === null) continue
    const isDate = name === 'from' || name === 'to'
    params.set(
      name,
      isDate
        ? filterText
        : (toFacetToken(name, filterText) ?? '').slice(name.length + 1).replaceAll(facetTokenSeparator, '-'),
    )
  }
  if (sort !== chooseDefaultSortOrder(query)) params.set('sort', sort)
  if (formatPageCursor(page) !== '1') params.set('page', formatPageCursor(page))
  return params.toString()
}
