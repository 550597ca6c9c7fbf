import { isPartialDate } from '../model/partial-date.ts'
import { type FacetKind, facetToken } from './facets.ts'
import { isTelling, type Query, queryInWords, readQuery } from './query.ts'

/** The orders that hits can come in. */
export const sorts = ['relevance', 'newest', 'oldest'] as const
export type Sort = (typeof sorts)[number]

/** Where a page of hits begins. */
export interface Page {
  /** From 1. */
  number: number
  /** The last hit's id on the page before, for orders that need no counting; `null` to count. */
  after: string | null
  /** The total that the first page found, so that the others need not count again; `null` to count. */
  total: number | null
}

/** What a reader may narrow a search by, as it was typed; `null` where nothing was. */
export interface Filters extends Record<FacetKind, string | null> {
  from: string | null
  to: string | null
}

/** A search, read from what was typed. */
export interface SearchRequest {
  query: Query
  filters: Filters
  sort: Sort
  page: Page
  /** Names of parameters whose value could not be understood; they are ignored. */
  misread: string[]
}

/** How many hits a page has. */
export const pageSize = 20

/** Past this many pages, hits are reached by the date, not by counting. */
const mostPages = 50

const filterNames = ['edition', 'section', 'author', 'topic', 'from', 'to'] as const

const longestFilter = 200

function readPage(text: string | null): Page | null {
  const found = /^([1-9]\d{0,4})(?:\.(\d{1,15})\.(\d{1,4}))?$/.exec(text ?? '1')
  const [, number = '', after = null, total = null] = found ?? []
  if (!found || (after === null && Number(number) > mostPages)) return null
  return { number: Number(number), after, total: total === null ? null : Number(total) }
}

function readFilters(params: URLSearchParams, misread: string[]): Filters {
  const filters: Filters = { edition: null, section: null, author: null, topic: null, from: null, to: null }
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
const usualSort = ({ required }: Query): Sort => (required.some(isTelling) ? 'relevance' : 'newest')

/** Reads a search's parameters (`q`, `from`, `to`, `section`, …). What cannot be understood is ignored, and said. */
export function readRequest(params: URLSearchParams): SearchRequest {
  const misread: string[] = []
  const query = readQuery(params.get('q') ?? '')
  const filters = readFilters(params, misread)
  const asked = params.get('sort')
  const usual = usualSort(query)
  if (asked && !sorts.some((sort) => sort === asked)) misread.push('sort')
  const sort = sorts.find((each) => each === asked) ?? usual
  const page = readPage(params.get('page'))
  if (!page) misread.push('page')
  return {
    query,
    filters,
    sort: sort === 'relevance' ? usual : sort,
    page: page ?? { number: 1, after: null, total: null },
    misread,
  }
}

/** The page as its parameter's value. */
export const pageInWords = ({ number, after, total }: Page): string =>
  after === null ? String(number) : `${number}.${after}.${total ?? 0}`

/**
 * The search in its normal form, as a query string: two that mean the same have the same, and reading it again gives
 * the same search.
 */
export function requestInWords({ query, filters, sort, page }: SearchRequest): string {
  const params = new URLSearchParams()
  const words = queryInWords(query)
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
  if (page.number > 1) params.set('page', pageInWords(page))
  return params.toString()
}
