import { expect, it } from 'vitest'
import type { SearchAlternative } from '../../src/model/search-results.ts'
import {
  emptySearchInput,
  toAlternativeHref,
  toFacetHref,
  toSearchHref,
} from '../../src/representation/search-href.ts'

const typed = { ...emptySearchInput, q: 'ferry', from: '2001', edition: 'e' }

it('a search has the fields that are filled in, and begins with its first page', () => {
  expect(toSearchHref('/search', emptySearchInput, {})).toBe('/search')
  expect(toSearchHref('/search.json', typed, { from: '', sort: 'oldest', page: '2' })).toBe(
    '/search.json?q=ferry&edition=e&sort=oldest&page=2',
  )
})

it.each<[string, SearchAlternative['drops'], string]>([
  ['/search', null, '/search?q=other&from=2001&edition=e'],
  ['/search', 'filters', '/search?q=other&edition=e'],
  ['/search', 'edition', '/search?q=ferry&from=2001'],
  ['/e/search', 'edition', '/e/search?q=ferry&from=2001&edition=*'],
])('an alternative to a search at %s that drops %s is %s', (address, drops, href) =>
  expect(toAlternativeHref({ address, typed }, { q: 'other', drops, articles: 1 })).toBe(href),
)

it.each([
  ['topic', 'Rain & Sun', '/search?q=ferry&from=2001&topic=Rain+%26+Sun&edition=e'],
  ['year', '2016', '/search?q=ferry&from=2016&to=2016&edition=e'],
  ['edition', 'f', '/f/search?q=ferry&from=2001'],
] as const)('a search narrowed to the %s %s is %s', (kind, name, href) =>
  expect(toFacetHref('/search', typed, { kind, name })).toBe(href),
)
