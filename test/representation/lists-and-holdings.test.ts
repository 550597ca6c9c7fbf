import { describe, expect, it } from 'vitest'
import type { ArchivedFeedPosition, CollectionDocument, HoldingsDocument } from '../../src/model/document.ts'
import { atomRepresentation } from '../../src/representation/feeds/atom.ts'
import { htmlRepresentation } from '../../src/representation/html/html.tsx'
import { toHoldingsJson } from '../../src/representation/json/holdings-json.ts'
import { markdownRepresentation } from '../../src/representation/markdown.ts'
import type { RenderContext } from '../../src/representation/representation.ts'
import { publishedEdition, testArchive } from '../support/generated.ts'
import { listOf } from '../support/listed-articles.ts'

const edition = {
  ...publishedEdition,
  name: 'The E & Co',
  closed: null,
  gaps: [{ from: '2016-02', to: '2016-03', reason: 'A strike' }],
  articles: 1,
}

const context: RenderContext = {
  archive: { ...testArchive, name: 'Archive', url: 'https://a.example' },
  editions: [edition],
  edition,
  language: 'en',
  alternates: [],
}

const listing = { address: '/e/1', headline: `<"A" & B>\u0007`, published: '2016-04-08', modified: null }

const list = (chain: ArchivedFeedPosition | null, articles: number) => listOf([listing], { articles, chain })

const feed = (chain: ArchivedFeedPosition | null, articles = 1) =>
  atomRepresentation.collection?.(list(chain, articles), context) ?? ''

describe('the page of a list', () => {
  const describedBy = (document: CollectionDocument) =>
    htmlRepresentation
      .collection?.(document, context)
      .match(/<meta name="description" content="([^"]*)"/)?.[1]

  it('is described to search engines by its count, its first articles and its parts', () => {
    const divisions = [{ address: '/e/topics/rain/2016', name: '2016-04', articles: 1 }]
    const listings = [{ ...listing, headline: '"A" & B' }]
    expect(describedBy({ ...list(null, 2), listings, divisions })).toBe(
      '2 articles · &quot;A&quot; &amp; B · April 2016',
    )
  })

  it('is described by its introduction where it has one, cut at a word', () => {
    const about = {
      text: `A paper of the coast. ${'ferry '.repeat(60)}`,
      html: '',
      markdown: '',
      lostPictures: 0,
    }
    const description = describedBy({ ...list(null, 2), about }) ?? ''
    expect(description).toMatch(/^A paper of the coast\. (?:ferry )+ferry…$/)
    expect([...description].length).toBeLessThanOrEqual(200)
  })
})

describe('a list in the archive’s own lists', () => {
  const other = { ...edition, id: 'f', name: 'The F' }
  const ofArchive = { ...context, edition: null, editions: [edition, other] }
  const divisions = ['e', 'f'].map((id) => ({ address: `/${id}/topics/rain`, name: 'Rain', articles: null }))
  const document: CollectionDocument = {
    ...list(null, 0),
    edition: null,
    address: '/topics',
    subject: 'topics',
    listings: [],
  }

  it('has its edition’s name beside its own in Markdown, since several may have the same', () => {
    const lines = markdownRepresentation.collection?.({ ...document, divisions }, ofArchive).split('\n')
    expect(lines?.filter((line) => line.startsWith('- '))).toEqual([
      '- [Rain (The E & Co)](<https://a.example/e/topics/rain>)'.replace('&', '\\&'),
      '- [Rain (The F)](<https://a.example/f/topics/rain>)',
    ])
  })

  it('is not an edition: that has its name once', () => {
    const front: CollectionDocument = {
      ...document,
      subject: 'archive',
      divisions: [{ address: '/f/', name: 'The F', articles: 1 }],
    }
    expect(markdownRepresentation.collection?.(front, ofArchive)).toContain(
      '- [The F](<https://a.example/f/>)',
    )
  })
})

describe('the ways on from a list', () => {
  const searches = (change: Partial<CollectionDocument>) =>
    htmlRepresentation.collection?.({ ...list(null, 1), ...change }, context).match(/\/e\/search\?[^"]*/g)

  it('lead to a search among its articles, by name and period', () => {
    expect(searches({})).toEqual(['/e/search?topic=Rain'])
    expect(searches({ period: '2016-04' })).toEqual(['/e/search?topic=Rain&amp;from=2016-04&amp;to=2016-04'])
    expect(searches({ subject: 'year', names: [], period: '2016' })).toEqual([
      '/e/search?from=2016&amp;to=2016',
    ])
    expect(searches({ subject: 'on-this-day', names: [], period: '--04-08' })).toBeNull()
  })
})

describe('an Atom feed', () => {
  it('has these elements', () =>
    expect(feed(null).split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">',
      '<id>https://a.example/e/topics/rain</id>',
      '<title>Rain – The E &amp; Co</title>',
      '<updated>2016-04-08T00:00:00Z</updated>',
      '<author><name>The E &amp; Co</name></author>',
      '<link rel="self" type="application/atom+xml" href="https://a.example/e/topics/rain.atom"/>',
      '<link rel="alternate" type="text/html" href="https://a.example/e/topics/rain"/>',
      '<fh:complete/>',
      '<entry><id>https://a.example/e/1</id><title>&lt;&quot;A&quot; &amp; B&gt;</title>' +
        '<link rel="alternate" type="text/html" href="https://a.example/e/1"/>' +
        '<updated>2016-04-08T00:00:00Z</updated><published>2016-04-08T00:00:00Z</published></entry>',
      '</feed>',
      '',
    ]))

  it('is marked as complete only when it has every article (RFC 5005)', () => {
    expect(feed(null, 2)).not.toContain('fh:')
    const chain = { current: '/e/topics/rain', earlier: '/e/topics/rain/2015' }
    expect(feed(chain)).not.toMatch(/fh:(?:complete|archive)/)
    expect(feed(chain)).toContain(
      '<link rel="prev-archive" type="application/atom+xml" href="https://a.example/e/topics/rain/2015.atom"',
    )
    const part = feed({ current: '/e/topics/rain/2016', earlier: null })
    expect(part).toContain(
      '<fh:archive/>\n<link rel="current" type="application/atom+xml" href="https://a.example/e/topics/rain/2016.atom"',
    )
    expect(part).not.toContain('prev-archive')
  })
})

const holdings = (periods: HoldingsDocument['periods']): HoldingsDocument => ({
  kind: 'holdings',
  edition: 'e',
  address: '/e/holdings',
  articles: 1,
  first: '2016',
  last: '2017',
  periods,
  without: { date: 0, byline: 1, authors: 1, body: 0 },
  lostPictures: 1200,
})

describe('holdings', () => {
  it('have these properties in JSON', () =>
    expect(toHoldingsJson(holdings([{ period: '2016', articles: 1 }]), context)).toEqual({
      '@context': ['https://schema.org', { morgue: 'https://a.example/schema/article.json#' }],
      '@type': 'Dataset',
      '@id': 'https://a.example/e/holdings',
      url: 'https://a.example/e/holdings',
      name: expect.stringMatching(/^The E & Co – ./),
      inLanguage: 'en',
      temporalCoverage: '2016/2017',
      isPartOf: expect.anything(),
      encoding: [],
      'morgue:articles': 1,
      'morgue:first': '2016',
      'morgue:last': '2017',
      'morgue:periods': [{ period: '2016', articles: 1 }],
      'morgue:without': { date: 0, byline: 1, authors: 1, body: 0 },
      'morgue:lostPictures': 1200,
      'morgue:gaps': [{ from: '2016-02', to: '2016-03', reason: 'A strike' }],
    }))

  it('tell how many pictures are missing, unless none is', () => {
    const page = htmlRepresentation.holdings?.(holdings([]), context)
    expect(page).toContain('<li>1,200 pictures are missing</li>')
    expect(htmlRepresentation.holdings?.({ ...holdings([]), lostPictures: 0 }, context)).not.toContain(
      'missing</li>',
    )
  })

  it('have a chart only when an article’s month is known', () => {
    expect(htmlRepresentation.holdings?.(holdings([{ period: '2016', articles: 1 }]), context)).not.toContain(
      '<svg',
    )
    expect(htmlRepresentation.holdings?.(holdings([{ period: '2016-05', articles: 1 }]), context)).toContain(
      '<svg',
    )
  })
})

describe('the masthead', () => {
  const masthead = (closed: string | null, founded: string | null = null) =>
    /<header class="masthead">.*?<\/header>/s.exec(
      htmlRepresentation.collection?.(list(null, 1), {
        ...context,
        edition: { ...edition, closed, founded },
      }) ?? '',
    )?.[0]

  it('shows the newsroom’s dates when its closing date is known', () => {
    expect(masthead('2020-02-03', '1991')).toContain('<bdi>1991 – February 3, 2020</bdi>')
    expect(masthead('2020-02-03')).toContain('Archive <bdi>publication ended February 3, 2020</bdi>')
    expect(masthead(null)).not.toContain('bdi')
    expect(masthead(null, '1991')).not.toContain('bdi')
  })
})

describe('an index of names', () => {
  const [topics, days] = (['topics', 'on-this-day'] as const).map((subject) =>
    htmlRepresentation.collection?.(
      {
        ...list(null, 2345),
        subject,
        names: [],
        listings: [],
        divisions: ['2016', '2016-04-08', 'Rain'].map((name) => ({
          address: `/e/topics/${name.toLowerCase()}`,
          name,
          articles: 1234,
        })),
      },
      context,
    ),
  )

  it('shows a name like a year or a day among the others', () => {
    expect(topics).not.toMatch(/class="(?:years|calendar)"/)
    for (const name of ['2016', '2016-04-08', 'Rain'])
      expect(topics).toContain(`<li><a href="/e/topics/${name.toLowerCase()}">${name}</a>`)
  })

  it('is unlike a list by date, whose counts are grouped as in its language', () => {
    expect(days).toContain('<ol class="years"')
    expect(days).toContain('<table class="calendar"')
    expect(days).toContain('<small>1,234</small>')
  })
})

describe('a list without divisions', () => {
  it('has no headings', () =>
    expect(htmlRepresentation.collection?.(list(null, 1), context).match(/<(?:section|h2)\b/g)).toEqual([
      '<section',
    ]))
})

describe('a list of names and an author’s list', () => {
  it('have no empty element where there is no count, edition or section to show', () => {
    const divisions = [{ address: '/e/topics/initial/a', name: 'a', articles: null }]
    const index = htmlRepresentation.collection?.(
      { ...list(null, 0), subject: 'topics', names: [], divisions },
      context,
    )
    expect(index).toContain('<a href="/e/topics/initial/a">a</a>')
    expect(index).not.toMatch(/<span class="count">\s*<\/span>/)
    const above = { address: '/e/authors', name: 'authors' }
    const career = { first: '2014', last: '2016', years: [{ name: '2016', articles: 1 }], sections: [] }
    const author = htmlRepresentation.collection?.(
      { ...list(null, 1), subject: 'author', above, career },
      context,
    )
    expect(author).toContain('href="#y2016"')
    expect(author).not.toMatch(/<ul class="line"><\/ul>/)
  })
})
