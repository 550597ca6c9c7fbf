import { describe, expect, it } from 'vitest'
import { generateListDocuments } from '../../../../src/cli/publish/lists/collections.ts'
import { createEditionGrouper } from '../../../../src/cli/publish/lists/edition-groups.ts'
import type { CollectionDocument } from '../../../../src/model/document.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { summaryOf } from '../../../support/generated.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

type Summary = ReturnType<typeof summaryOf>

/** An article of one of the archive's editions, by name and date. */
const article = (edition: string, slug: string, known: Partial<Parameters<typeof summaryOf>[1]>): Summary => {
  const summary = summaryOf(slug, { headline: slug, ...known })
  const address = `/${edition}/${slug}`
  return { ...summary, edition, address, listing: { ...summary.listing, address } }
}

const editions = ['e', 'f'].map((id) => ({ id, name: `The ${id.toUpperCase()}`, articles: 0 }))

const listsOf = (articles: Summary[], of = editions) =>
  new Map(
    [
      ...generateListDocuments(
        { archive: { url: 'https://archive.example', name: 'Archive' }, editions: of },
        createEditionGrouper(articles),
      ),
    ].flatMap((each) => (each.kind === 'collection' ? [[each.address, each] as const] : [])),
  )

const divisionsOf = (list: CollectionDocument | undefined) =>
  list?.divisions.map(({ address, name, articles }) => `${name} ${articles} ${address}`)

describe('the authors and topics of an archive with several editions', () => {
  const articles = [
    article('e', 'a', { authors: ['Ann Lee'], topics: ['Rain'] }),
    article('e', 'b', { authors: ['Bo Ek'], topics: ['Rain', 'Tides'] }),
    article('f', 'c', { authors: ['Ann Lee'], topics: ['Élections'] }),
    article('f', 'd', { authors: ['Ann Lee'], topics: ['Pluie'] }),
  ]
  const lists = listsOf(articles)

  it('lead to each edition, the most frequent first, without counts, which would change with every article', () => {
    expect(divisionsOf(lists.get('/authors'))).toEqual([
      'Ann Lee null /e/authors/ann-lee',
      'Ann Lee null /f/authors/ann-lee',
      'Bo Ek null /e/authors/bo-ek',
    ])
    expect(divisionsOf(lists.get('/topics'))).toEqual([
      'Rain null /e/topics/rain',
      'Élections null /f/topics/elections',
      'Pluie null /f/topics/pluie',
      'Tides null /e/topics/tides',
    ])
    expect(lists.get('/topics')).toMatchObject({ edition: null, subject: 'topics', above: { address: '/' } })
  })

  it('are in order on a page of an initial, whichever article or edition has them first', () => {
    const names = Array.from({ length: 240 }, (_, index) => `T${String(239 - index).padStart(3, '0')}`)
    const crowd = names.map((topic, index) => article('e', `a-${index + 1000}`, { topics: [topic] }))
    const others = names.map((topic, index) => article('f', `a-${index + 1000}`, { topics: [`${topic}b`] }))
    for (const of of ['e', null]) {
      const page = [...listsOf([...others, ...crowd]).values()].find(
        ({ edition, subject, initial }) => edition === of && subject === 'topics' && initial?.length === 2,
      )
      const shown = page?.divisions.map(({ name }) => name) ?? []
      expect(shown.length).toBeGreaterThan(1)
      expect(shown).toEqual(shown.toSorted())
    }
  })

  it('include those whose own lists are not wanted', () => {
    const archive = { url: 'https://archive.example', name: 'Archive' }
    const isWanted = (address: string) => !['/f/', '/e/authors/bo-ek'].includes(address)
    const made = [
      ...generateListDocuments({ archive, editions }, createEditionGrouper(articles, isWanted), isWanted),
    ]
    const addresses = made.map(({ address }) => address)
    expect(addresses.filter((address) => /^\/f\/|bo-ek/.test(address))).toEqual([])
    expect(addresses).toContain('/e/authors/ann-lee')
    const authors = made.find(({ address }) => address === '/authors') as CollectionDocument
    expect(divisionsOf(authors)).toEqual(divisionsOf(lists.get('/authors')))
  })

  it('are below editions, each with the beginning of its introduction', () => {
    const about = { html: '', markdown: '', text: 'Published in the harbour.', lostPictures: 0 }
    const [described, other] = editions
    const front = listsOf(articles, [{ ...described, about }, other] as typeof editions).get('/')
    expect(front?.divisions).toEqual([
      { address: '/e/', name: 'The E', articles: 0, excerpt: 'Published in the harbour.' },
      { address: '/f/', name: 'The F', articles: 0 },
    ])
  })

  it('head the front of the archive, with counts', () => {
    const names = lists.get('/')?.frontNames
    expect(names?.authors.map(({ address }) => address)).toContain('/f/authors/ann-lee')
    expect(names?.topics.map(({ articles }) => articles)).toEqual([2, 1, 1, 1])
    expect(names?.sections).toEqual([])
  })

  it('divide by initials where they are many, so that an added article changes few pages', () => {
    const many = Array.from({ length: 300 }, (_, number) =>
      article('e', `n-${number}`, { authors: [`${'abc'[number % 3]} ${number}`] }),
    )
    const divided = listsOf([...articles, ...many])
    expect(divided.get('/authors')?.divisions.at(-1)).toEqual({
      address: '/authors/initial/c',
      name: 'c',
      articles: null,
    })
    expect(divisionsOf(divided.get('/authors/initial/a'))).toContain('Ann Lee null /f/authors/ann-lee')
    const more = listsOf([...articles, ...many, article('f', 'e', { authors: ['b 1'] })])
    const changed = [...more].filter(
      ([address, list]) => JSON.stringify(list) !== JSON.stringify(divided.get(address)),
    )
    expect(changed.map(([address]) => address).filter((address) => address.startsWith('/authors'))).toEqual([
      '/authors',
      '/authors/initial/b',
    ])
  })

  it('are no lists of the archive where it has one edition, or an edition of that name', () => {
    expect(listsOf(articles.slice(0, 2), editions.slice(0, 1)).has('/authors')).toBe(false)
    const named = [...editions, { id: 'topics', name: 'Topics', articles: 0 }]
    expect(listsOf(articles, named).get('/topics/')?.subject).toBe('front')
    expect(listsOf(articles, named).has('/topics')).toBe(false)
  })
})

describe('a published archive', () => {
  const files = (id: string) => ({
    [`${id}/articles/a.md`]: articleFile('headline: A\nauthors: [Ann Lee]\ntopics: [Rain]'),
    [`${id}/articles/b.md`]: articleFile(
      'headline: B\nauthors: [Quagga Roe]\ntopics: [Tarsiers]\nstatus: withheld',
    ),
    [`${id}/articles/c.md`]: articleFile(
      'headline: C\nauthors: [Okapi Smith]\nstatus: { is: anonymised, slug: c-1, names: { Okapi Smith: A. B. } }',
    ),
  })

  async function publishedLists(more: Record<string, string>) {
    const store = memoryStore()
    await publishSound(await smallArchive({ ...files('e'), ...more }), store)
    return [...store.values.values()].join('\n')
  }

  it('never lists the author of a withheld article, or the name of an anonymised one', async () => {
    const values = await publishedLists({ 'f/edition.yaml': 'name: The F\nlanguage: fr', ...files('f') })
    expect(values).toContain('"address":"/authors"')
    expect(values).toContain('/f/authors/ann-lee')
    expect(values).not.toMatch(/quagga|tarsier|okapi/i)
  })

  it('with one edition leads from /authors and /topics to those of the edition', async () => {
    const values = await publishedLists({})
    expect(values).toContain('{"address":"/authors","kind":"moved","to":"/e/authors"}')
    expect(values).toContain('{"address":"/topics","kind":"moved","to":"/e/topics"}')
  })
})

describe('an author’s list', () => {
  const at = (slug: string, published: string | null, section: string | null) =>
    article('e', slug, { authors: ['Ann Lee'], published, section })

  it('begins with the dates of her first and last article and her sections, the most frequent first', () => {
    const lists = listsOf([
      at('middle', '2015-03-02', 'Sports'),
      at('undated', null, 'World'),
      at('first', '2014', 'World'),
      at('last', '2016-05-06', null),
    ])
    expect(lists.get('/e/authors/ann-lee')?.career).toEqual({
      first: '2014',
      last: '2016-05-06',
      years: ['2014', '2015', '2016'].map((name) => ({ name, articles: 1 })),
      sections: [
        { address: '/e/sections/world', name: 'World', articles: 2 },
        { address: '/e/sections/sports', name: 'Sports', articles: 1 },
      ],
    })
  })

  it('leads to the first of each year', () => {
    const lists = listsOf([
      at('a', '2014', null),
      at('b', '2014-05', null),
      at('c', '2016', null),
      at('d', null, null),
    ])
    const listings = lists.get('/e/authors/ann-lee')?.listings
    expect(listings?.map(({ address, anchor }) => `${address} ${anchor}`)).toEqual([
      '/e/c y2016',
      '/e/b y2014',
      '/e/a undefined',
      '/e/d undefined',
    ])
  })

  it('of one year has no strip of years, and of one date nothing', () => {
    const year = listsOf([at('a', '2014-01-02', 'World'), at('b', '2014-05-06', 'World')])
    expect(year.get('/e/authors/ann-lee')).toMatchObject({
      career: { first: '2014-01-02', last: '2014-05-06', years: [] },
      listings: [expect.not.objectContaining({ anchor: 'y2014' }), {}],
    })
    const date = listsOf([at('a', '2014-01-02T08:00', 'World'), at('b', '2014-01-02T09:00', 'World')])
    expect(date.get('/e/authors/ann-lee')?.career).toBeUndefined()
  })

  it('of one article, or without dates, has none', () => {
    expect(listsOf([at('only', '2014', 'World')]).get('/e/authors/ann-lee')?.career).toBeUndefined()
    const undated = listsOf([at('a', null, 'World'), at('b', null, 'World')])
    expect(undated.get('/e/authors/ann-lee')?.career).toBeUndefined()
  })

  it('has it, and those of topics and sections do not', () => {
    const about = (slug: string, published: string, topic: string) =>
      article('e', slug, { topics: [topic], section: 'World', authors: ['Ann Lee'], published })
    const lists = listsOf([about('a', '2014', 'High tides'), about('b', '2015', 'High Tides')])
    const careers = [...lists.values()].filter(({ career }) => career)
    expect(careers.map(({ address }) => address)).toEqual(['/e/authors/ann-lee'])
    expect(lists.get('/e/topics/high-tides')).toMatchObject({
      names: ['High Tides', 'High tides'],
      above: { address: '/e/topics', name: 'topics' },
    })
    expect(lists.get('/e/topics')?.above).toEqual({ address: '/e/', name: 'The E' })
  })

  it('or another list of names that divides has parts that lead back to it under all its spellings', () => {
    const topics = ['High tides', 'High Tides']
    const many = Array.from({ length: 201 }, (_, day) =>
      article('e', `n-${day}`, { topics: [topics[day % 2] ?? ''], published: `20${10 + (day % 3)}-01-01` }),
    )
    const parts = [...listsOf(many).values()].filter(({ address }) =>
      address.startsWith('/e/topics/high-tides/'),
    )
    expect(parts.map(({ above }) => above)).toEqual(
      Array(3).fill({ address: '/e/topics/high-tides', name: 'High Tides / High tides' }),
    )
  })

  it('that divides has it on its first page alone', () => {
    const many = Array.from({ length: 201 }, (_, day) => at(`n-${day}`, `20${10 + (day % 3)}-01-01`, 'World'))
    const lists = listsOf(many)
    expect(lists.get('/e/authors/ann-lee')?.career?.years).toEqual([])
    const careers = [...lists.values()].filter(({ career }) => career)
    expect(careers.map(({ address }) => address)).toEqual(['/e/authors/ann-lee'])
  })
})
