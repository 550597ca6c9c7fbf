import { describe, expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { listLimits } from '../../../../src/cli/publish/lists/archive-chain.ts'
import { generateListDocuments } from '../../../../src/cli/publish/lists/collections.ts'
import { createEditionGrouper } from '../../../../src/cli/publish/lists/edition-groups.ts'
import { divideList } from '../../../../src/cli/publish/lists/list-parts.ts'
import type { CollectionDocument } from '../../../../src/model/document.ts'
import { generatedArticles, summaryOf } from '../../../support/generated.ts'

const edition = { id: 'e', name: 'The E', articles: 0 }

function listsOf(articles: ArticleSummary[]): Map<string, CollectionDocument> {
  const archive = { url: 'https://archive.example', name: 'Archive' }
  const made = [...generateListDocuments({ archive, editions: [edition] }, createEditionGrouper(articles))]
  return new Map(made.flatMap((each) => (each.kind === 'collection' ? [[each.address, each] as const] : [])))
}

const many = (count: number, known: Parameters<typeof summaryOf>[1]) =>
  Array.from({ length: count }, (_, number) =>
    summaryOf(`${known.headline.toLowerCase()}-${number}`, {
      ...known,
      headline: `${known.headline} ${number}`,
    }),
  )

/** Every article that can be reached by following a list's chain, in order. */
function followed(lists: ReadonlyMap<string, CollectionDocument>, from: string): string[] {
  const [found, seen] = [new Set<string>(), new Set<string>()]
  let list = lists.get(from)
  while (list && !seen.has(list.address)) {
    seen.add(list.address)
    for (const { address } of list.listings) found.add(address)
    list = list.chain?.earlier ? lists.get(list.chain.earlier) : undefined
  }
  return [...found]
}

describe('a list', () => {
  it('is one page up to 200 articles, and divides by year, month and day when it is longer', () => {
    const at = (published: string, count: number) => many(count, { headline: `On ${published}`, published })
    const whole = divideList(
      [
        ...at('2014-01-05', 150),
        ...at('2015-03-01', 120),
        ...at('2015-04-01', 100),
        ...at('2016-01-01', 201),
      ],
      listLimits,
    )
    const paths: string[] = []
    const walk = ({ path, parts }: typeof whole) => {
      paths.push(path.join('/'))
      parts.forEach(walk)
    }
    walk(whole)
    expect(paths).toEqual(['', '2014', '2015', '2015/03', '2015/04', '2016', '2016/01', '2016/01/01'])
    expect(divideList(at('2016-01-01', 200), listLimits).parts).toEqual([])
  })

  it('of inexact dates divides by initials, however alike the headlines are', () => {
    const same = Array.from({ length: 3000 }, (_, number) =>
      summaryOf(`photo-${number}`, { headline: 'Photo of the day', published: '2016' }),
    )
    const lists = listsOf(same)
    expect(lists.get('/e/2016')?.divisions).toEqual([
      { address: '/e/2016/undated', name: 'undated', articles: 3000 },
    ])
    const pages = [...lists.values()].filter(({ address }) =>
      address.startsWith('/e/2016/undated/initial/pho'),
    )
    expect(pages.length).toBeGreaterThan(10)
    expect(Math.max(...pages.map(({ listings }) => listings.length))).toBeLessThanOrEqual(200)
    expect(followed(lists, '/e/')).toHaveLength(3000)
  })

  it.each(['/e/', '/e/topics/topic-0', '/e/topics/topic-29', '/e/sections/section-0', '/e/authors/author-3'])(
    'is a chain that leads from %s to each of its articles, and counts them at every level',
    (address) => {
      const articles = generatedArticles({ articles: 3000, years: 3, topics: 30, authors: 40 })
      const lists = listsOf(articles)
      expect(followed(lists, address)).toHaveLength(lists.get(address)?.articles ?? -1)
      const parts = [...lists.values()].filter((list) => list.address.startsWith(address))
      for (const { divisions, listings, articles: count, subject } of parts)
        if (listings.length !== count && !subject.endsWith('s'))
          expect(divisions.reduce((sum, division) => sum + (division.articles ?? 0), 0)).toBe(count)
      for (const { divisions } of parts)
        for (const division of divisions) expect(lists.get(division.address)).toBeDefined()
    },
  )
})

describe('names', () => {
  it('with the same slug share a page that lists them, and an article is listed once', () => {
    const lists = listsOf([
      summaryOf('a', { headline: 'A', topics: ['Élections', 'ELECTIONS'] }),
      summaryOf('b', { headline: 'B', topics: ['Elections'] }),
      summaryOf('c', { headline: 'C', topics: ['Выборы', '???'] }),
    ])
    expect(lists.get('/e/topics/elections')).toMatchObject({
      names: ['ELECTIONS', 'Elections', 'Élections'],
      articles: 2,
    })
    expect(lists.get('/e/topics')).toMatchObject({ edition: 'e', above: { address: '/e/', name: 'The E' } })
    expect(lists.get('/e/topics/elections')).toMatchObject({
      subject: 'topic',
      above: { address: '/e/topics', name: 'topics' },
    })
    expect(lists.get('/e/topics')?.divisions.map(({ address }) => address)).toEqual([
      '/e/topics/elections',
      '/e/topics/u-3f-3f-3f',
      '/e/topics/выборы',
    ])
  })

  it('are ordered by how often they occur, then by their letters', () => {
    const lists = listsOf([
      summaryOf('a', { headline: 'A', topics: ['Tides', 'Boats', 'Zoo'] }),
      summaryOf('b', { headline: 'B', topics: ['Zoo'] }),
    ])
    expect(lists.get('/e/topics')?.divisions.map(({ name, articles }) => [name, articles])).toEqual([
      ['Zoo', 2],
      ['Boats', 1],
      ['Tides', 1],
    ])
  })

  it('in thousands have an index that begins with the most frequent, then divides by initials without counts', () => {
    const articles = Array.from({ length: 3000 }, (_, number) =>
      summaryOf(`s-${number}`, {
        headline: 'S',
        authors: [`${'abc'[number % 3]}${number.toString(36)} Author`, 'A'],
      }),
    )
    const lists = listsOf(articles)
    const indexes = [...lists.values()].filter(({ subject }) => subject === 'authors')
    const first = lists.get('/e/authors')?.divisions.map(({ name, articles: count }) => [name, count]) ?? []
    expect(first.slice(0, 2)).toEqual([
      ['A', 3000],
      ['a0 Author', 1],
    ])
    expect(first.slice(50)).toEqual([
      ['a', null],
      ['b', null],
      ['c', null],
    ])
    // The only slug that is the initial itself; the page of an initial otherwise leads to longer ones.
    const ofInitial = lists.get('/e/authors/initial/a')?.divisions.map(({ name }) => name) ?? []
    expect(ofInitial.slice(0, 3)).toEqual(['A', 'a0', 'a1'])
    expect(lists.get('/e/authors/initial/b')?.divisions.every(({ name }) => /^b\w$/.test(name))).toBe(true)
    const named = indexes
      .flatMap(({ divisions }) => divisions)
      .filter(({ address }) => !address.includes('initial'))
    expect(new Set(named.map(({ address }) => address)).size).toBe(3001)
    expect(Math.max(...indexes.map(({ divisions }) => divisions.length))).toBeLessThanOrEqual(200)
  })
})

describe('the front of an edition', () => {
  it('has its most frequent names, and the latest headline of each section', () => {
    const made = (slug: string, published: string | null, section: string, authors: string[]) =>
      summaryOf(slug, { headline: slug, published, section, authors })
    const lists = listsOf([
      made('a', '2014', 'World', ['Bo']),
      made('b', '2016-01-02', 'World', ['Ann', 'Bo']),
      made('c', null, 'World', []),
      made('d', null, 'Sport', []),
    ])
    expect(lists.get('/e/')?.frontNames).toEqual({
      sections: [
        {
          address: '/e/sections/world',
          name: 'World',
          articles: 3,
          latest: { address: '/e/2016/01/02/b', headline: 'b' },
        },
        {
          address: '/e/sections/sport',
          name: 'Sport',
          articles: 1,
          latest: { address: '/e/undated/d', headline: 'd' },
        },
      ],
      topics: [],
      authors: [
        { address: '/e/authors/bo', name: 'Bo', articles: 2 },
        { address: '/e/authors/ann', name: 'Ann', articles: 1 },
      ],
    })
    expect([...lists.values()].filter(({ frontNames }) => frontNames)).toHaveLength(1)
  })
})

describe('the calendar', () => {
  it('has every year, month and day with articles, linked to their neighbours', () => {
    const lists = listsOf(
      ['2014-05-01', '2014', '2016-01-31', '2016-02-02'].map((published, number) =>
        summaryOf(`n-${number}`, { headline: 'N', published }),
      ),
    )
    const around = (address: string) => {
      const { previous, next, above } = lists.get(address) ?? {}
      return [previous?.address, above?.address, next?.address]
    }
    expect(around('/e/2016')).toEqual(['/e/2014', '/e/', undefined])
    expect(lists.get('/e/2016')?.above).toEqual({ address: '/e/', name: 'The E' })
    expect(around('/e/2016/01')).toEqual(['/e/2014/05', '/e/2016', '/e/2016/02'])
    expect(around('/e/2016/01/31')).toEqual(['/e/2014/05/01', '/e/2016/01', '/e/2016/02/02'])
    expect(lists.get('/e/2014')?.listings).toHaveLength(2)
    expect(lists.has('/e/2014/undated')).toBe(false)
  })

  it('tells which days of a year have articles', () => {
    const lists = listsOf([
      ...many(2, { headline: 'N', published: '2016-04-08' }),
      ...many(1, { headline: 'O', published: '2016-04-30' }),
      ...many(1, { headline: 'P', published: '2016-05' }),
    ])
    expect(lists.get('/e/2016')?.divisions).toEqual([
      { address: '/e/2016/04', name: '2016-04', articles: 3, days: [8, 30] },
      { address: '/e/2016/05', name: '2016-05', articles: 1 },
    ])
  })

  it('begins a day with its longest article, then has the others in order', () => {
    const [brief, second, report] = many(3, { headline: 'N', published: '2016-04-08' })
    if (!brief || !second || !report) throw new Error('three articles were made')
    const lists = listsOf([brief, second, { ...report, textLength: 9000 }])
    expect(lists.get('/e/2016/04/08')?.listings).toEqual([report.listing, brief.listing, second.listing])
  })

  it('has lists for each day of all years', () => {
    const lists = listsOf([
      ...many(3, { headline: 'Old', published: '2014-04-08' }),
      ...many(250, { headline: 'Leap', published: '2016-02-29T10:00:00Z' }),
      ...many(2, { headline: 'Month', published: '2016-04' }),
      ...many(2, { headline: 'Undated' }),
    ])
    expect(lists.get('/e/on-this-day')?.divisions).toEqual([
      { address: '/e/on-this-day/02-29', name: '--02-29', articles: null },
      { address: '/e/on-this-day/04-08', name: '--04-08', articles: null },
    ])
    expect(lists.get('/e/on-this-day/04-08')?.listings).toHaveLength(3)
    expect(lists.get('/e/on-this-day/02-29')?.divisions).toEqual([
      { address: '/e/2016/02/29', name: '2016-02-29', articles: 250 },
    ])
  })
})

it('what has no date comes last in a list that divides', () => {
  const lists = listsOf([
    ...many(2, { headline: 'U', topics: ['T'] }),
    ...many(150, { headline: 'N', published: '2014-04-08', topics: ['T'] }),
    ...many(150, { headline: 'O', published: '2016-04-08', topics: ['T'] }),
  ])
  expect(lists.get('/e/topics/t')?.divisions.map(({ name }) => name)).toEqual(['2014', '2016', 'undated'])
})

describe('the list of corrections', () => {
  const corrected = (number: number, corrections: { published: string; text: string }[]) =>
    summaryOf(`a-${number}`, { headline: `A ${number}`, published: '2010-01-01', corrections })

  it('exists without any, and lists the last corrected first, with all its corrections', () => {
    expect(listsOf([corrected(1, [])]).get('/e/corrections')).toMatchObject({ articles: 0, listings: [] })
    const lists = listsOf([
      corrected(1, [
        { published: '2016-05-08', text: 'Later' },
        { published: '2012', text: 'Sooner' },
      ]),
      corrected(2, []),
      corrected(3, [{ published: '2016-05-07', text: 'Last' }]),
    ])
    expect(lists.get('/e/corrections')?.listings).toMatchObject([
      { headline: 'A 1', modified: '2016-05-08', corrections: [{ text: 'Sooner' }, { text: 'Later' }] },
      { headline: 'A 3', published: '2010-01-01', modified: '2016-05-07', corrections: [{ text: 'Last' }] },
    ])
    expect(lists.get('/e/corrections')).toMatchObject({
      edition: 'e',
      subject: 'corrections',
      names: [],
      above: { address: '/e/', name: 'The E' },
    })
    const changed = { modified: '2019-01-01', corrections: [{ published: '2016-05-07', text: 'Last' }] }
    const changedLater = listsOf([summaryOf('a', { headline: 'A', published: '2010', ...changed })])
    expect(changedLater.get('/e/corrections')?.listings[0]?.modified).toBe('2016-05-07')
    expect(lists.get('/e/2010/01/01')?.listings.some((line) => 'corrections' in line)).toBe(false)
  })

  it('divides by the date of the last correction, and its chain contains every article', () => {
    const articles = Array.from({ length: 500 }, (_, number) =>
      corrected(number, [{ published: `${2011 + (number % 3)}-02-03`, text: `C ${number}` }]),
    )
    const lists = listsOf(articles)
    expect(lists.get('/e/corrections')?.divisions.map(({ name }) => name)).toEqual(['2011', '2012', '2013'])
    expect(lists.get('/e/corrections')?.listings).toHaveLength(30)
    expect(followed(lists, '/e/corrections')).toHaveLength(500)
  })
})
