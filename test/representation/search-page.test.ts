import { expect, it } from 'vitest'
import type { SearchParameter, SearchResults } from '../../src/model/search-results.ts'
import { SearchPage } from '../../src/representation/html/search/search-page.tsx'
import { emptySearchInput } from '../../src/representation/search-href.ts'
import { context, inFrench, withoutTags } from '../support/page-context.ts'

const results = (...misread: SearchParameter[]): SearchResults => ({
  address: '/search',
  typed: emptySearchInput,
  ignored: { stopWords: [], excess: [], prefixes: [], misread },
  found: null,
  failure: null,
})

it('names the fields that it ignores as their labels do, and any other parameter as it is typed', () => {
  const ignored = results('edition', 'from', 'sort', 'page')
  expect(withoutTags(SearchPage({ results: ignored, context }))).toContain(
    'Filters ignored because invalid: Editions, From, Sort by, page',
  )
  expect(withoutTags(SearchPage({ results: results('topic', 'to'), context: inFrench }))).toContain(
    'Champs non valides, ignorés : Sujet, Jusqu’à',
  )
  expect(withoutTags(SearchPage({ results: results(), context }))).not.toContain('Ignored')
})
