import { expect, it } from 'vitest'
import { upgradeDocument, upgradeEntry, upgradeRoot } from '../../src/archive/earlier-formats.ts'

it('a root of the first version gets every current field', () => {
  const first = {
    archive: { name: 'A', url: 'https://a.example', language: 'en' },
    editions: [{ id: 'e', name: 'E', language: 'fr', articles: 3 }],
    counts: { articles: 3, entries: 9 },
    bits: 0,
    shards: '',
  }
  expect(upgradeRoot(first as never)).toEqual({
    archive: {
      ...first.archive,
      logo: null,
      contentSignal: null,
      retention: 365,
      hsts: 'host',
      crawlers: {},
      tdm: null,
    },
    editions: [
      {
        id: 'e',
        name: 'E',
        language: 'fr',
        articles: 3,
        logo: null,
        parent: null,
        founded: null,
        closed: null,
        hosts: [],
        identity: null,
        timeZone: 'UTC',
        query: [],
        notices: {},
        correction: null,
        contact: null,
        corrections: { by: 'mail' },
        accent: null,
        extract: null,
        gaps: [],
        pages: [],
        sections: [],
        offsets: [],
        names: {},
        place: null,
        issn: null,
        collections: { sections: [], topics: [], authors: [] },
      },
    ],
    counts: { articles: 3, entries: 9 },
    bits: 0,
    shards: '',
    format: 0,
    takedowns: null,
  })
  expect(upgradeRoot({ ...first, format: 1, takedowns: 'x' } as never)).toMatchObject({
    format: 1,
    takedowns: 'x',
  })
})

const nothing = {
  alternativeHeadline: null,
  url: null,
  formerly: [],
  identifiers: {},
  published: null,
  modified: null,
  byline: null,
  authors: [],
  agency: null,
  signOff: null,
  section: null,
  topics: [],
  language: null,
  notices: {},
  rights: null,
  provenance: {},
  source: null,
  corrections: [],
  comments: [],
  status: null,
}

it('an article of the first version gets every current field', () => {
  const body = { html: '<p>A', markdown: 'A', text: 'A' }
  const article = (fields: object) =>
    upgradeDocument({ kind: 'article', edition: 'e', address: '/e/a', fields, body } as never)
  expect(article({ headline: 'A' })).toEqual({
    kind: 'article',
    edition: 'e',
    address: '/e/a',
    fields: { headline: 'A', ...nothing },
    terms: null,
    body: { ...body, lostPictures: 0 },
  })
  const source = { sha256: 'a', mediaType: 'text/html', importer: 'html' }
  expect(article({ headline: 'A', byline: 'B', source, status: { is: 'noindex' } })).toMatchObject({
    fields: {
      byline: 'B',
      source: { ...source, file: null, record: null, captured: null, earlier: [], imported: null },
      status: {
        is: 'noindex',
        reason: null,
        since: null,
        authority: null,
        showHeadline: false,
        names: {},
        slug: null,
      },
    },
  })
})

it('pages, lists and holdings of the first version get every current field', () => {
  const body = { html: '', markdown: '', text: '' }
  expect(
    upgradeDocument({ kind: 'page', edition: 'e', address: '/e/p', headline: 'P', body } as never),
  ).toEqual({
    kind: 'page',
    edition: 'e',
    address: '/e/p',
    headline: 'P',
    language: null,
    body: { ...body, lostPictures: 0 },
  })
  const list = { kind: 'collection', edition: 'e', address: '/e/', subject: 'front' }
  const emptyList = {
    ...list,
    names: [],
    period: null,
    undated: false,
    initial: null,
    articles: null,
    divisions: [],
    listings: [],
    above: null,
    previous: null,
    next: null,
    chain: null,
  }
  expect(upgradeDocument(list as never)).toEqual(emptyList)
  expect(upgradeDocument({ ...list, listings: [{ address: '/e/a', headline: 'A' }] } as never)).toEqual({
    ...emptyList,
    listings: [{ address: '/e/a', headline: 'A', published: null, modified: null }],
  })
  const holdings = { kind: 'holdings', edition: 'e', address: '/e/holdings', articles: 2 }
  expect(upgradeDocument(holdings as never)).toEqual({
    ...holdings,
    lostPictures: 0,
    first: null,
    last: null,
    periods: [],
    without: { date: 0, byline: 0, authors: 0, body: 0 },
  })
  const sitemap = { kind: 'sitemap', address: '/sitemap.xml', xml: '<x/>' }
  expect(upgradeDocument(sitemap as never)).toEqual(sitemap)
})

it('a takedown gets its details; other entries stay as they are', () => {
  for (const kind of ['gone', 'withheld'])
    expect(upgradeEntry({ address: '/e/a', kind } as never)).toEqual({
      address: '/e/a',
      kind,
      reason: null,
      since: null,
      authority: null,
      headline: null,
    })
  const moved = { address: '/e/a', kind: 'moved', to: '/e/b' } as const
  expect(upgradeEntry(moved)).toEqual(moved)
})
