import { isPartialDate } from '../model/partial-date.ts'
import { type SortOrder, sortOrders } from '../model/search-results.ts'
import { type FacetKind, facetToken } from './facets.ts'
import { formatQuery, isMeaningful, parseQuery, type Query } from './query.ts'

/**
 * Where a page of hits begins: its number, from 1 to `mostPages`; or, deeper in an order by date, the id of the hit before
 * it. Whoever asks may invent either, so that neither is trusted to say how many hits there are.
 */
export type PageCursor = { number: number } | { after: string }

/** What a reader may narrow a search by, as it was typed; `null` where nothing was. */
export interface SearchFilters extends Record<FacetKind, string | null> {
  from: string | null
  to: string | null
}

/** A search, read from what was typed. */
export interface SearchRequest {
  query: Query
  filters: SearchFilters
  sort: SortOrder
  page: PageCursor
  /** Names of parameters whose value could not be understood; they are ignored. */
  misread: string[]
}

/** How many hits a page has. */
export const pageSize = 20

/** Past this many pages, hits are reached by the date, not by counting. */
export const maxNumberedPages = 50

const filterNames = ['edition', 'section', 'author', 'topic', 'from', 'to'] as const

const longestFilter = 200

/** Relevance is an order without a place to go on from. */
function readPage(text: string, sort: SortOrder): PageCursor | null {
  const [, number, after] = /^(?:([1-9]\d?)|after\.([1-9]\d{0,14}))$/.exec(text) ?? []
  if (after !== undefined) return sort === 'relevance' ? null : { after }
  return number !== undefined && Number(number) <= maxNumberedPages ? { number: Number(number) } : null
}

function readFilters(params: URLSearchParams, misread: string[]): SearchFilters {
  const filters: SearchFilters = {
    edition: null,
    section: null,
    author: null,
    topic: null,
    from: null,
    to: null,
  }
  for (const name of filterNames) {
    const value = params.get(name)?.normalize('NFC').trim() ?? ''
    if (value === '') continue
    const understood =
      name === 'from' || name === 'to'
        ? value.length <= 10 && isPartialDate(value)
        : value.length <= longestFilter && facetToken(name, value) !== null
    if (understood) filters[name] = value
    else misread.push(name)
  }
  return filters
}

/** Relevance needs words that tell something; without them the newest come first. */
const usualSort = ({ required }: Query): SortOrder => (required.some(isMeaningful) ? 'relevance' : 'newest')

/** Reads a search's parameters (`q`, `from`, `to`, `section`, …). What cannot be understood is ignored, and said. */
export function parseSearchRequest(params: URLSearchParams): SearchRequest {
  const misread: string[] = []
  const query = parseQuery(params.get('q') ?? '')
  const filters = readFilters(params, misread)
  const asked = params.get('sort')
  const usual = usualSort(query)
  if (asked && !sortOrders.some((sort) => sort === asked)) misread.push('sort')
  const chosen = sortOrders.find((each) => each === asked) ?? usual
  const sort = chosen === 'relevance' ? usual : chosen
  const page = readPage(params.get('page') ?? '1', sort)
  if (!page) misread.push('page')
  return {
    query,
    filters,
    sort,
    page: page ?? { number: 1 },
    misread,
  }
}

/** The page as its parameter's value. */
export const formatPageCursor = (page: PageCursor): string =>
  'after' in page ? `after.${page.after}` : String(page.number)

/**
 * The search in its normal form, as a query string: two that mean the same have the same, and reading it again gives
 * the same search.
 */
export function formatSearchRequest({ query, filters, sort, page }: SearchRequest): string {
  const params = new URLSearchParams()
  const words = formatQuery(query)
  if (words !== '') params.set('q', words)
  for (const name of filterNames) {
    const value = filters[name]
    if (value === null) continue
    const dated = name === 'from' || name === 'to'
    params.set(
      name,
      dated ? value : (facetToken(name, value) ?? '').slice(name.length + 1).replaceAll('·', '-'),
    )
  }
  if (sort !== usualSort(query)) params.set('sort', sort)
  if (formatPageCursor(page) !== '1') params.set('page', formatPageCursor(page))
  return params.toString()
}
