import { describe, expect, it } from 'vitest'
import type { Root } from '../../../src/archive/root.ts'
import { findNamedLists } from '../../../src/edge/search/named-lists.ts'
import { parseSearchUrl } from '../../../src/edge/search/search-url.ts'
import { respondWithHits, toSearchPath } from '../../../src/edge/search/search-variant.ts'
import type { SearchFacet } from '../../../src/model/search-results.ts'
import { parseQuery } from '../../../src/search/query.ts'

const root = {
  editions: [
    { id: 'e', hosts: ['e.example'], query: [] },
    { id: 'f', hosts: [], query: [] },
  ],
} as unknown as Root

const parse = (url: string) => parseSearchUrl(root, new URL(url, 'https://archive.example'))

describe('the URL of a search', () => {
  it.each([
    ['/search', '/search', null, false],
    ['/search.json', '/search', null, true],
    ['/e/search', '/e/search', 'e', false],
    ['/f/search.json', '/f/search', 'f', true],
    ['https://e.example/search.json', '/e/search', 'e', true],
    ['/f/search?edition=e', '/f/search', 'f', false],
    ['/search?edition=e', '/search', 'e', false],
    ['/e/search?edition=*', '/e/search', null, false],
    ['/search?edition=*', '/search', null, false],
  ])('%s is %s, in the edition %s, of JSON alone: %s', (url, address, edition, explicit) => {
    const search = parse(url)
    expect([search?.address, search?.request.filters.edition, search?.isExplicit]).toEqual([
      address,
      edition,
      explicit,
    ])
  })

  it.each(['/nobody/search', '/e/other', '/e/search/x'])('%s is none', (url) => expect(parse(url)).toBeNull())

  it('has each field as it was typed', () => {
    const names = ['q', 'from', 'to', 'section', 'author', 'topic', 'edition', 'sort']
    const query = names.map((name) => `${name}=+${name}%20X`).join('&')
    expect(parse(`/search?${query}&page=2`)?.typed).toEqual(
      Object.fromEntries(names.map((name) => [name, ` ${name} X`])),
    )
    expect(parse('/search')?.typed).toEqual(Object.fromEntries(names.map((name) => [name, ''])))
  })

  it('is read up to 2,048 characters of a field, and 8,192 of all, without half a character', () => {
    const typed = (query: string) => parse(`/search?${query}`)?.typed
    expect(typed(`q=${'x'.repeat(3000)}`)?.q).toBe('x'.repeat(2048))
    expect(typed(`q=${'x'.repeat(2047)}${encodeURIComponent('🗞')}`)?.q).toBe(`${'x'.repeat(2047)}\ufffd`)
    // With the question mark, these are 8,192 characters, and one more.
    expect(typed(`x=${'x'.repeat(8177)}&sort=newest`)?.sort).toBe('newest')
    expect(typed(`x=${'x'.repeat(8178)}&sort=newest`)?.sort).toBe('newes')
  })
})

describe('the lists whose name a query is', () => {
  const facet = (kind: SearchFacet['kind'], name: string, ...editions: string[]) => ({
    kind,
    name,
    articles: 1,
    editions,
  })
  const facets = [
    facet('topic', 'Élections', 'e', 'f'),
    facet('author', 'Ann Lee', 'e'),
    facet('section', 'The Arts', 'f'),
    facet('edition', 'elections', 'e'),
    facet('year', '2016', 'e'),
  ]
  const find = (q: string) => findNamedLists(parseQuery(q), facets).map(({ address }) => address)

  it.each([
    ['elections', ['/e/topics/elections', '/f/topics/elections']],
    ['"ann lee"', ['/e/authors/ann-lee']],
    ['ann lee', ['/e/authors/ann-lee']],
    ['arts', ['/f/sections/the-arts']],
    ['the arts', ['/f/sections/the-arts']],
    ['"the arts"', ['/f/sections/the-arts']],
    ['lee ann', []],
    ['ann', []],
    ['ann lee x', []],
    ['elections -x', []],
    ['election*', []],
    ['2016', []],
    ['the', []],
    ['', []],
  ])('for %j are %j', (q, addresses) => expect(find(q)).toEqual(addresses))

  it('have their kind and the name as it was printed', () =>
    expect(findNamedLists(parseQuery('ELECTIONS'), facets)[0]).toEqual({
      kind: 'topic',
      name: 'Élections',
      address: '/e/topics/elections',
    }))
})

describe('the internal path of a search', () => {
  it('has the release, the build and the search in one segment each', () =>
    expect(toSearchPath('r', 'b', 'q=a/b&sort=newest')).toBe('/search/r/b/q%3Da%2Fb%26sort%3Dnewest'))

  it.each([
    ['/search/r/b/q/x', 404],
    ['/search/r/b', 404],
    ['/search//b/q', 404],
    ['/search/r//q', 404],
    ['/search/r/b/q', 429],
  ])(
    '%s is answered with %i, which no cache stores, while there are too many searches',
    async (path, status) => {
      const source = { objectStore: {}, search: { admitRequest: async () => false } } as never
      const response = await respondWithHits(source, path)
      expect([response.status, response.headers.get('cache-control'), response.body]).toEqual([
        status,
        'no-store',
        null,
      ])
    },
  )
})
