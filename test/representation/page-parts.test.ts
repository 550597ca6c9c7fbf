import { describe, expect, it } from 'vitest'
import type { SearchFacet, SearchResults } from '../../src/model/search-results.ts'
import { Notice } from '../../src/representation/html/frame/notice.tsx'
import { ListNav } from '../../src/representation/html/lists/list-nav.tsx'
import { Listings } from '../../src/representation/html/lists/listings.tsx'
import { isYearDivision, YearStrip } from '../../src/representation/html/lists/year-strip.tsx'
import { Facets } from '../../src/representation/html/search/facets.tsx'
import { emptySearchInput } from '../../src/representation/search-href.ts'
import { listOf } from '../support/listed-articles.ts'
import { context, edition, hrefsIn } from '../support/page-context.ts'

describe('the names by which a search can be narrowed', () => {
  const facets = (kind: SearchFacet['kind'], count: number): SearchFacet[] =>
    Array.from({ length: count }, (_, number) => ({
      kind,
      name: kind === 'year' ? String(2001 + number) : `${kind} ${number}`,
      articles: 1,
      editions: ['e'],
    }))
  const shown = (found: object, typed: object = {}, editions = [edition]) =>
    hrefsIn(
      Facets({
        results: {
          address: '/search',
          typed: { ...emptySearchInput, ...typed },
          found: { total: 1, facets: [], ...found },
        } as unknown as SearchResults,
        context: { ...context, edition: null, editions },
      }),
    )

  it('are six of a kind, every year, and none where there is no choice', () => {
    expect(shown({ facets: facets('topic', 7) })).toHaveLength(6)
    expect(shown({ facets: facets('year', 9) })).toHaveLength(9)
    expect(shown({ facets: facets('year', 9) })[8]).toBe('/search?from=2009&amp;to=2009')
    expect(shown({ facets: facets('author', 1) })).toEqual([])
  })

  it('can be given up where one was chosen; of editions only where there are several', () => {
    expect(shown({}, { topic: 'x', q: 'y' })).toEqual(['/search?q=y'])
    expect(shown({}, { from: '2001' })).toEqual(['/search'])
    expect(shown({}, { edition: 'e' })).toEqual([])
    const two = [edition, { ...edition, id: 'f' }]
    expect(shown({}, { edition: 'e' }, two)).toEqual(['/search'])
  })

  it('have the edition’s name where they are editions alone', () => {
    const render = (kind: SearchFacet['kind']) => {
      const both = ['e', 'f'].map((name) => ({ kind, name, articles: 1, editions: ['e'] }))
      const results = { address: '/search', typed: emptySearchInput, found: { total: 1, facets: both } }
      return String(Facets({ results: results as unknown as SearchResults, context }))
    }
    expect(render('edition')).toContain('>The E</a>')
    expect(render('topic')).toContain('>e</a>')
  })

  it('follow the other orders, where there are hits to order', () => {
    expect(shown({ total: 2 }, { q: 'x' })).toEqual([
      '/search?q=x&amp;sort=newest',
      '/search?q=x&amp;sort=oldest',
    ])
    expect(shown({ total: 2 })).toEqual(['/search?sort=relevance', '/search?sort=oldest'])
    expect(shown({ total: 2 }, { q: 'x', sort: 'oldest' })).toEqual([
      '/search?q=x&amp;sort=relevance',
      '/search?q=x&amp;sort=newest',
    ])
    expect(shown({ total: 1 }, { q: 'x' })).toEqual([])
  })

  it.each([
    [300, false],
    [301, true],
  ])('of %i hits say that not all were counted: %s', (total, isSaid) => {
    const results = { address: '/search', typed: emptySearchInput, found: { total, facets: [] } }
    const html = String(Facets({ results: results as unknown as SearchResults, context }))
    expect(html.includes('Based on the first 300 articles')).toBe(isSaid)
  })
})

describe('a notice', () => {
  const noticeOf = (text: string, pages: { address: string; headline: string }[]) =>
    String(Notice({ text, edition: { ...edition, contact: 'a@e.example', pages } }))

  it('links the contact, a page’s headline, and the name of its file in capitals', () => {
    const pages = [{ address: '/e/pages/faq', headline: 'Questions' }]
    expect(hrefsIn(noticeOf('Write to a@e.example, read the FAQ or Questions.', pages))).toEqual([
      'mailto:a@e.example',
      '/e/pages/faq',
      '/e/pages/faq',
    ])
  })

  it('links no name of one or two letters, which may be any word', () =>
    expect(hrefsIn(noticeOf('It is us. US. Us', [{ address: '/e/pages/us', headline: 'Us' }]))).toEqual([]))

  it('is plain text where there is no edition, and nothing without words', () => {
    expect(String(Notice({ text: 'a@e.example', edition: null }))).not.toContain('href')
    expect(Notice({ text: undefined, edition })).toBeNull()
  })
})

describe('the articles of a list', () => {
  const line = {
    address: '/e/1',
    headline: 'H',
    published: '2016-04-08',
    modified: null,
    section: 'Rain',
    credit: 'Ann',
  }
  const listingsOf = (more: Parameters<typeof listOf>[1] = {}) =>
    String(Listings({ document: listOf([line], more), context }))

  it('have no name that the whole list has, and no date on the page of a day', () => {
    expect(listingsOf()).not.toContain('Rain')
    expect(listingsOf()).toContain('Ann')
    expect(listingsOf({ names: [] })).toContain('Rain')
    expect(listingsOf()).toContain('April 8, 2016')
    expect(listingsOf({ subject: 'day' })).not.toContain('2016')
  })

  it.each<[string, Parameters<typeof listOf>[1], boolean]>([
    [
      'the newest of a list that divides',
      { articles: 2, divisions: [{ address: '/x', name: 'x', articles: 1 }] },
      true,
    ],
    [
      'all of a list that divides',
      { articles: 1, divisions: [{ address: '/x', name: 'x', articles: 1 }] },
      false,
    ],
    [
      'the newest of a front',
      { subject: 'front', divisions: [{ address: '/x', name: 'x', articles: 1 }] },
      true,
    ],
    ['a part of a list without divisions', { articles: 2 }, false],
  ])('have a heading where they are %s', (_, more, hasHeading) =>
    expect(listingsOf(more).includes('<h2>')).toBe(hasHeading),
  )

  it('are no section where there are none', () =>
    expect(String(Listings({ document: listOf([]), context }))).not.toContain('<section'))
})

describe('the links of a list', () => {
  const link = (name: string) => ({ address: `/e/${name}`, name })
  const linksOf = (more: Parameters<typeof listOf>[1]) =>
    hrefsIn(ListNav({ document: listOf([], { names: [], ...more }), context }))
  const chain = { current: '/e/x', earlier: '/e/earlier' }

  it('lead to what is before, above and after, and to earlier articles where all are listed', () => {
    expect(linksOf({ previous: link('2015'), above: link('above'), next: link('2017') })).toEqual([
      '/e/2015',
      '/e/above',
      '/e/2017',
    ])
    expect(linksOf({ chain })).toEqual(['/e/earlier'])
    expect(linksOf({ chain, previous: link('2015') })).toEqual(['/e/2015'])
    expect(linksOf({ chain, articles: 9 })).toEqual([])
    expect(linksOf({ chain: { ...chain, earlier: null } })).toEqual([])
  })

  it('lead from a day to that day of other years', () =>
    expect(linksOf({ subject: 'day', period: '2016-04-08' })).toEqual([
      '/e/on-this-day/04-08',
      '/e/search?from=2016-04-08&amp;to=2016-04-08',
    ]))
})

describe('a strip of years', () => {
  const strip = (...years: [name: string, articles: number][]) =>
    String(YearStrip({ years: years.map(([name, articles]) => ({ name, articles })), language: 'en' }))

  it('has every year between the first and the last, unless they are too many', () => {
    expect(strip(['2014', 1], ['2016', 4]).match(/<li>/g)).toHaveLength(3)
    expect(strip(['2014', 1], ['2016', 4])).toContain('<li>2015 <small>0</small></li>')
    expect(strip(['1867', 1], ['2016', 4]).match(/<li>/g)).toHaveLength(150)
    expect(strip(['1866', 1], ['2016', 4]).match(/<li>/g)).toHaveLength(2)
  })

  it('has bars as high as the numbers, and at least one unit', () =>
    expect(strip(['2014', 1], ['2015', 50], ['2016', 100]).match(/y="\d+" width="20" height="\d+"/g)).toEqual(
      ['y="27" width="20" height="1"', 'y="14" width="20" height="14"', 'y="0" width="20" height="28"'],
    ))

  it.each([
    ['2016', 1, true],
    ['2016', null, false],
    ['0016', 1, false],
    ['20165', 1, false],
    ['2016-04', 1, false],
    ['Class of 2016', 1, false],
  ])('has a division %s with %s articles: %s', (name, articles, expected) =>
    expect(isYearDivision({ address: '/', name, articles })).toBe(expected),
  )
})
