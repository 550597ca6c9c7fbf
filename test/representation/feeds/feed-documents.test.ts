import { describe, expect, it } from 'vitest'
import type { CollectionDocument, ListedArticle } from '../../../src/model/document.ts'
import { atomRepresentation } from '../../../src/representation/feeds/atom.ts'
import { feedHtmlOf } from '../../../src/representation/feeds/feed-html.ts'
import { jsonFeedRepresentation } from '../../../src/representation/feeds/json-feed.ts'
import type { RenderContext } from '../../../src/representation/representation.ts'
import { publishedEdition, testArchive } from '../../support/generated.ts'
import { listOf } from '../../support/listed-articles.ts'
import { parseXml } from '../../support/xml.ts'

const edition = { ...publishedEdition, name: 'The Lantern', closed: '2021-06-30', articles: 1 }

const context: RenderContext = {
  archive: { ...testArchive, name: 'Archive', url: 'https://a.example' },
  editions: [edition],
  edition,
  language: 'en',
  alternates: [],
}

const dated = (published: string | null, more: Partial<ListedArticle> = {}): ListedArticle => ({
  address: '/e/1',
  headline: 'Rain',
  published,
  modified: null,
  ...more,
})

const atomOf = (document: CollectionDocument, within = context) =>
  parseXml(atomRepresentation.collection?.(document, within) ?? '').children.map(
    ({ name, children, text, attributes }) => ({
      name: name.replace(/^.*\}/, ''),
      text: children.length === 0 ? text : children.map((child) => child.text).join(' '),
      names: children.map((child) => child.name.replace(/^.*\}/, '')),
      attributes,
    }),
  )

const jsonOf = (document: CollectionDocument, within = context) =>
  JSON.parse(jsonFeedRepresentation.collection?.(document, within) ?? '')

const element = (document: CollectionDocument, wanted: string, within = context) =>
  atomOf(document, within).find(({ name }) => name === wanted)

describe('a feed', () => {
  it.each([
    ['the last change', [dated('2016-04-08'), dated('2015-01-02', { modified: '2018-03-04' })], '2018-03-04'],
    ['the newest article', [dated('2015-01-02'), dated('2016-04-08'), dated('2014-01-02')], '2016-04-08'],
    ['the end of the newsroom, without dates', [dated(null)], '2021-06-30'],
    ['the end of the newsroom, without articles', [], '2021-06-30'],
  ])('is as new as %s', (_, listings, day) =>
    expect(element(listOf(listings), 'updated')?.text).toBe(`${day}T00:00:00Z`),
  )

  it('of a newsroom that is not known to have closed is of 1970', () => {
    const open = { ...context, edition: { ...edition, closed: null } }
    for (const listings of [[], [dated(null)]])
      expect(element(listOf(listings), 'updated', open)?.text).toBe('1970-01-01T00:00:00Z')
    expect(element(listOf([dated(null)]), 'updated', { ...context, edition: null })?.text).toMatch(/^1970/)
  })

  it('is the edition’s, or the archive’s', () => {
    const ofArchive = { ...context, edition: null }
    expect(element(listOf([]), 'author')?.text).toBe('The Lantern')
    expect(element(listOf([]), 'author', ofArchive)?.text).toBe('Archive')
    expect(jsonOf(listOf([])).authors).toEqual([{ name: 'The Lantern' }])
    expect(jsonOf(listOf([]), ofArchive).authors).toEqual([{ name: 'Archive' }])
  })

  it('is marked as complete when it has all articles of its list', () => {
    const isMarked = (articles: number) =>
      atomOf(listOf([dated('2016')], { articles })).some(({ name }) => name === 'complete')
    expect([isMarked(1), isMarked(2)]).toEqual([true, false])
  })

  it('leads to the earlier one, and an archived one to the newest', () => {
    const linksOf = (chain: CollectionDocument['chain']) =>
      atomOf(listOf([], { chain }))
        .filter(({ name }) => name === 'link' || name === 'archive' || name === 'complete')
        .map(({ name, attributes }) => `${attributes.rel ?? name} ${attributes.href ?? ''}`.trim())
        .slice(2)
    const url = 'https://a.example/e/topics'
    expect(linksOf({ current: '/e/topics/rain', earlier: '/e/topics/r2' })).toEqual([
      `prev-archive ${url}/r2.atom`,
    ])
    expect(linksOf({ current: '/e/topics/r9', earlier: null })).toEqual(['archive', `current ${url}/r9.atom`])
    const chain = { current: '/e/topics/rain', earlier: '/e/topics/r2' }
    expect(jsonOf(listOf([], { chain })).next_url).toBe(`${url}/r2.feed.json`)
    expect(jsonOf(listOf([], { chain: { ...chain, earlier: null } }))).not.toHaveProperty('next_url')
    expect(jsonOf(listOf([]))).not.toHaveProperty('next_url')
  })
})

it('a JSON feed names its version', () =>
  expect(jsonOf(listOf([]))).toMatchObject({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Rain – The Lantern',
    home_page_url: 'https://a.example/e/topics/rain',
    feed_url: 'https://a.example/e/topics/rain.feed.json',
    language: 'en',
    items: [],
  }))

describe('an entry', () => {
  const namesIn = (listing: ListedArticle) => element(listOf([listing]), 'entry')?.names
  const usual = ['id', 'title', 'link', 'updated']

  it.each([
    [null, usual],
    ['2016', usual],
    ['2016-04', usual],
    ['2016-04-08', [...usual, 'published']],
    ['2016-04-08T10:00Z', [...usual, 'published']],
  ])('published %s has a date of publication only if its day is known', (published, names) =>
    expect(namesIn(dated(published))).toEqual(names),
  )

  it('has its credit, section and excerpt', () => {
    expect(namesIn(dated('2016', { credit: 'Ada' }))).toEqual([...usual, 'author'])
    expect(namesIn(dated('2016', { section: 'World' }))).toEqual([...usual, 'category'])
    expect(namesIn(dated('2016', { excerpt: 'It rained.' }))).toEqual([...usual, 'summary'])
    expect(jsonOf(listOf([dated('2016', { credit: 'Ada', section: 'World' })])).items).toEqual([
      {
        id: 'https://a.example/e/1',
        url: 'https://a.example/e/1',
        title: 'Rain',
        content_text: 'Rain',
        authors: [{ name: 'Ada' }],
        tags: ['World'],
      },
    ])
    expect(jsonOf(listOf([dated('2016', { excerpt: 'It rained.' })])).items[0].content_text).toBe(
      'It rained.',
    )
  })

  it('in the list of corrections has these as its summary', () => {
    const corrections = [{ published: '2017-02-03', text: 'It was snow.' }]
    const listing = dated('2016', { corrections, excerpt: 'It rained.' })
    expect(element(listOf([listing]), 'entry')?.text).toContain('It was snow.')
    expect(element(listOf([listing]), 'entry')?.text).not.toContain('It rained.')
    expect(jsonOf(listOf([listing])).items[0].content_text).toContain('It was snow.')
  })

  it('has its text, and then its excerpt beside it', () => {
    const within = { ...context, texts: ['<p>One</p>'] }
    const listings = [dated('2016', { excerpt: 'It rained.' }), dated('2015')]
    expect(jsonOf(listOf(listings), within).items).toMatchObject([
      { content_html: '<p>One</p>', summary: 'It rained.' },
      { content_text: 'Rain' },
    ])
    const names = atomOf(listOf(listings), within).filter(({ name }) => name === 'entry')
    expect(names.map((entry) => entry.names.includes('content'))).toEqual([true, false])
  })

  it('has only the dates whose time is known', () => {
    const [item] = jsonOf(listOf([dated('2016-04-08', { modified: '2016-04-09T10:00Z' })])).items
    expect(item).not.toHaveProperty('date_published')
    expect(item.date_modified).toBe('2016-04-09T10:00:00Z')
  })
})

it('the text of an entry has absolute URLs, and one size of each of its pictures', () => {
  const picture = (name: string) => `<img src="/media/${name}" srcset="/media/a 1w" sizes="9vw" alt="A">`
  const texts = [
    `${picture('1')}${picture('2')}<a href="/e/1">x</a><a id="ref-1" href="/e/2">y</a><a href="#n">n</a>`,
  ]
  expect(feedHtmlOf({ ...context, texts }, 0)).toBe(
    '<img src="https://a.example/media/1" alt="A"><img src="https://a.example/media/2" alt="A">' +
      '<a href="https://a.example/e/1">x</a><a id="ref-1" href="https://a.example/e/2">y</a><a href="#n">n</a>',
  )
  expect(feedHtmlOf({ ...context, texts }, 1)).toBeUndefined()
  expect(feedHtmlOf(context, 0)).toBeUndefined()
})
