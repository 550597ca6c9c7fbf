import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ArticleDocument } from '../../../src/model/document.ts'
import { slugify } from '../../../src/model/slug.ts'
import { freshIsolate, index, load } from '../support.ts'
import { articles, fillIndex, path, type Results, results, withheldSince } from './search-support.ts'

beforeEach(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await load()
  await fillIndex()
})

/** Names of a kind with their counts, as a program reads them. */
const counted = ({ facets }: Results, kind: string): Record<string, number> =>
  Object.fromEntries(
    facets.filter((each) => each.kind === kind).map(({ name, articles: count }) => [name, count]),
  )

/** The same, counted from the articles themselves. */
function countNames(documents: readonly ArticleDocument[], namesOf: (document: ArticleDocument) => string[]) {
  const counts = new Map<string, number>()
  const spellings = new Map<string, string>()
  for (const document of documents)
    for (const name of new Set(namesOf(document).map((each) => spellings.get(slugify(each)) ?? each))) {
      spellings.set(slugify(name), name)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  return Object.fromEntries(counts)
}

const named = (name: string | null) => (name === null ? [] : [name])

describe('the facets of a search', () => {
  it('count the hits by edition, year, section, author and topic', async () => {
    const found = await results(freshIsolate(), path({}))
    expect(counted(found, 'edition')).toEqual(countNames(articles, ({ edition }) => [edition]))
    expect(counted(found, 'year')).toEqual(
      countNames(articles, ({ fields }) => named(fields.published?.slice(0, 4) ?? null)),
    )
    expect(counted(found, 'section')).toEqual(countNames(articles, ({ fields }) => named(fields.section)))
    expect(counted(found, 'author')).toEqual(countNames(articles, ({ fields }) => fields.authors))
    const topics = countNames(articles, ({ fields }) => fields.topics)
    for (const [name, count] of Object.entries(counted(found, 'topic')))
      expect([name, count]).toEqual([name, topics[name]])
  })

  it('lead to as many articles as they count', async () => {
    const isolate = freshIsolate()
    for (const { kind, name, articles: count, url } of (await results(isolate, path({}))).facets) {
      const narrowed = await results(isolate, url.replace(/(?<=\/search)(?=\?|$)/, '.json'))
      expect([kind, name, narrowed.total]).toEqual([kind, name, count])
    }
  })

  it('have one count for the spellings of a name, and list the years in order', async () => {
    const [model] = articles
    if (!model) throw new Error('the demonstration archive has no article')
    const spelled = ['Crue', 'CRUE', 'crue'].map((topic, place) => ({
      ...model,
      address: `${model.address}${place}`,
      fields: { ...model.fields, topics: [topic, topic], published: `${2019 - place}` },
    }))
    await fillIndex(spelled)
    const { facets } = await results(freshIsolate(), path({}))
    expect(facets.filter(({ kind }) => kind === 'topic')).toMatchObject([{ name: 'CRUE', articles: 3 }])
    expect(facets.filter(({ kind }) => kind === 'year').map(({ name }) => name)).toEqual([
      '2017',
      '2018',
      '2019',
    ])
  })

  it('are links on the page, and lead back once one is chosen', async () => {
    const isolate = freshIsolate()
    const page = await (await isolate.fetch('/le-fanal/search')).text()
    expect(page).toContain('<a href="/le-fanal/search?section=International">International</a> ')
    expect(page).toMatch(/<a href="\/le-fanal\/search\?from=2016&amp;to=2016">2016<\/a> \d/)
    const narrowed = await (await isolate.fetch('/le-fanal/search?section=International')).text()
    expect(narrowed).toContain('<dt>Rubrique</dt><dd><a href="/le-fanal/search">Tout</a></dd></div>')
  })

  it('are missing while the index is another release’s: they could name an author who is withheld since', async () => {
    await fillIndex([...articles, withheldSince], 'other')
    const isolate = freshIsolate()
    const found = await results(isolate, path({ q: 'castafiore' }))
    expect([found.hits, found.facets, found.lists]).toEqual([[], [], []])
    // The number of hits would reveal that a withheld article contains these words.
    expect([found.total, found.totalIsCapped, found.next]).toEqual([0, false, null])
    const everything = await results(isolate, path({}))
    expect(JSON.stringify(everything)).not.toContain('Castafiore')
    expect([everything.total, everything.totalIsCapped]).toEqual([articles.length, false])
  })

  it('are missing, and the page is not cached, where an earlier version filled the index', async () => {
    await index.prepare('ALTER TABLE articles DROP COLUMN labels').run()
    const response = await freshIsolate().fetch(path({ q: 'otan' }))
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await response.json()).toMatchObject({ total: 1, facets: [] })
  })
})

describe('a search in an edition', () => {
  it('finds articles of every edition when it is asked to, on the edition’s own host too', async () => {
    const isolate = freshIsolate()
    for (const where of ['/le-fanal/search', 'https://lefanal.example/search']) {
      const found = await results(isolate, path({ edition: '*' }, `${where}.json`))
      expect([where, found.total]).toEqual([where, articles.length])
      const page = await (await isolate.fetch(path({}, where))).text()
      expect(page).toContain('<option value="*">Toutes les éditions</option>')
      expect(page).toContain('<a href="/le-fanal/search?edition=*">Tout</a>')
      const everywhere = await (await isolate.fetch(path({ edition: '*' }, where))).text()
      expect(everywhere).toContain('<a href="/the-lantern/search">The Lantern</a> 7')
    }
  })
})

describe('a hit', () => {
  it('has its author, section and language', async () => {
    const { hits } = await results(freshIsolate(), path({}))
    for (const { address, author, section, language } of hits) {
      const { fields } = articles.find((each) => each.address === address) ?? { fields: null }
      const names = fields?.authors.join(', ') || fields?.byline || fields?.agency || null
      const own = address.startsWith('/le-fanal/') ? 'fr' : 'en'
      expect([author, section, language.slice(0, 2)]).toEqual([
        names,
        fields?.section,
        fields?.language ?? own,
      ])
    }
  })
})
