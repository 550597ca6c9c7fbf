import { describe, expect, it } from 'vitest'
import type { CollectionDocument } from '../../src/model/document.ts'
import type { SearchResults } from '../../src/model/search-results.ts'
import { AuthorOverviewLines } from '../../src/representation/html/lists/author-overview-lines.tsx'
import { FrontContents } from '../../src/representation/html/lists/front-contents.tsx'
import {
  FrontPageLinks,
  NamedLists,
  SimilarSearches,
} from '../../src/representation/html/search/search-hints.tsx'
import { listOf } from '../support/listed-articles.ts'
import { context, hrefsIn, inFrench, ofArchive, withoutTags } from '../support/page-context.ts'

describe('a front', () => {
  const line = (number: number) => ({
    address: `/e/a${number}`,
    headline: `A${number}`,
    published: null,
    modified: null,
  })
  const front = (more: Partial<CollectionDocument>, where = context) =>
    String(
      FrontContents({
        document: listOf([], { address: '/e/', subject: 'front', names: [], ...more }),
        context: where,
      }),
    )

  it('has at most twelve articles', () => {
    const listings = Array.from({ length: 13 }, (_, number) => line(number))
    const hrefs = hrefsIn(front({ listings, articles: 13 })).filter((href) => /\/a\d/.test(href ?? ''))
    expect(hrefs).toEqual(listings.slice(0, 12).map(({ address }) => address))
  })

  it('has its introduction, in its language', () => {
    const about = { html: '<p>Of ships.</p>', markdown: '', text: '', lostPictures: 0 }
    expect(front({ about })).toContain('<div class="about"><p>Of ships.</p></div>')
    expect(front({ about }, inFrench)).toContain('<div class="about" lang="en">')
    expect(front({})).not.toContain('about')
  })

  it('leads to today of other years in an edition, and to the editions of the archive', () => {
    expect(front({})).toContain('<h2>By year</h2>')
    expect(hrefsIn(front({}))).toContain('/e/on-this-day/today')
    expect(front({ edition: null }, ofArchive)).toContain('<h2>Editions</h2>')
    expect(front({ edition: null }, ofArchive)).not.toContain('today')
  })

  it('leads to its most frequent names, and to the indexes of those kinds', () => {
    const name = (kind: string) => ({ address: `/e/${kind}/x`, name: 'X', articles: 1 })
    const latest = { address: '/e/a', headline: 'A' }
    const frontNames = {
      sections: [{ ...name('sections'), latest }],
      topics: [],
      authors: [name('authors')],
    }
    const html = front({ frontNames })
    expect(hrefsIn(html).filter((href) => /sections|topics|authors/.test(href ?? ''))).toEqual([
      '/e/sections',
      '/e/sections/x',
      '/e/authors',
      '/e/authors/x',
    ])
    expect(html).toMatch(/<ul class="plain columns"><li><a href="\/e\/sections\/x"/)
    expect(html).toMatch(/<ul class="line"><li><a href="\/e\/authors\/x"/)
  })
})

it('an author’s list begins with its years, its span and its sections, and without a career with nothing', () => {
  const career = {
    first: '2015-02',
    last: '2016-04-08',
    years: [{ name: '2015', articles: 1 }],
    sections: [],
  }
  const html = (more: object) => {
    const document = listOf([], { subject: 'author', career: { ...career, ...more } })
    return String(AuthorOverviewLines({ document, context }))
  }
  expect(html({})).toContain('<a href="#y2015">')
  expect(html({})).toMatch(
    /<p class="count">The earliest is from February 2015, the latest from April 8, 2016\.<\/p>$/,
  )
  expect(html({ years: [] })).toMatch(/^<p class="count">/)
  expect(html({ sections: [{ address: '/e/sections/x', name: 'X', articles: 2 }] })).toMatch(
    /<ul class="line"><li><a href="\/e\/sections\/x">X<\/a> <small>2<\/small><\/li><\/ul>$/,
  )
  expect(AuthorOverviewLines({ document: listOf([]), context })).toBeNull()
})

describe('the ways on from a search', () => {
  it('lead to lists of that name, with their editions in the archive’s own search', () => {
    const lists = [{ kind: 'topic', name: 'Rain', address: '/f/topics/rain' }] as never
    expect(withoutTags(NamedLists({ lists, context }))).toBe('Rain Topic')
    expect(withoutTags(NamedLists({ lists, context: ofArchive }))).toMatch(/^Rain Topic · Le F$/)
    expect(NamedLists({ lists: [], context })).toBe(false)
  })

  it('lead to similar searches, each by what it changes', () => {
    const alternatives = [
      { q: 'ferry', drops: null, articles: 1 },
      { q: 'ferri', drops: 'edition', articles: 2 },
      { q: 'ferri', drops: 'limits', articles: 3 },
    ]
    const results = { address: '/e/search', typed: { q: 'ferri' }, found: { alternatives } }
    const html = SimilarSearches({ results: results as unknown as SearchResults, context })
    expect(withoutTags(html)).toMatch(/ferry 1 article .* 2 articles .* 3 articles$/)
    expect(SimilarSearches({ results: { ...results, found: { alternatives: [] } } as never, context })).toBe(
      false,
    )
    expect(SimilarSearches({ results: { ...results, found: null } as never, context })).toBe(false)
  })

  it('lead to the front of the edition, or of each edition', () => {
    expect(hrefsIn(FrontPageLinks({ context }))).toEqual(['/e/'])
    expect(hrefsIn(FrontPageLinks({ context: ofArchive }))).toEqual(['/e/', '/f/'])
  })
})
