import { describe, expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { generateListDocuments } from '../../../../src/cli/publish/lists/collections.ts'
import { createEditionGrouper } from '../../../../src/cli/publish/lists/edition-groups.ts'
import { groupByInitial } from '../../../../src/cli/publish/lists/initials.ts'
import { toInitialsKey } from '../../../../src/cli/publish/lists/list-parts.ts'
import { createSitemaps } from '../../../../src/cli/publish/lists/sitemaps.ts'
import type { CollectionDocument } from '../../../../src/model/document.ts'
import { summaryOf } from '../../../support/generated.ts'

const archive = { url: 'https://archive.example', name: 'Archive' }

function listsOf(articles: ArticleSummary[], counts = [0]): Map<string, CollectionDocument> {
  const editions = counts.map((count, index) => ({ id: `${'ef'[index]}`, name: 'E', articles: count }))
  const made = [...generateListDocuments({ archive, editions }, createEditionGrouper(articles))]
  return new Map(made.flatMap((each) => (each.kind === 'collection' ? [[each.address, each] as const] : [])))
}

const made = (count: number, known: (number: number) => Partial<Parameters<typeof summaryOf>[1]>) =>
  Array.from({ length: count }, (_, number) => summaryOf(`n-${number}`, { headline: 'N', ...known(number) }))

const two = (number: number) => String(number).padStart(2, '0')

describe('a month', () => {
  const month = (count: number) =>
    listsOf(made(count, (n) => ({ published: `2016-04-${two(1 + (n % 30))}` })))

  it('of 200 articles lists them all, so that no day is in the chain', () => {
    const lists = month(200)
    expect(lists.get('/e/2016/04')?.listings).toHaveLength(200)
    expect(lists.get('/e/2016/04')?.chain).toBeNull()
    expect(lists.get('/e/2016')).toMatchObject({ chain: { current: '/e/', earlier: null }, articles: 200 })
    expect(lists.get('/e/2016/04/08')?.chain).toBeNull()
  })

  it('of more leads to its days, which are in the chain', () => {
    const lists = month(201)
    expect(lists.get('/e/2016/04')?.listings).toEqual([])
    expect(lists.get('/e/2016/04')?.chain?.earlier).toBe('/e/2016/04/30')
    expect(lists.get('/e/2016/04/08')?.chain).toEqual({ current: '/e/', earlier: '/e/2016/04/07' })
  })
})

it('the days beside one that divides by initials are its neighbours, and its parts have none', () => {
  const lists = listsOf([
    ...made(1001, () => ({ published: '2016-05-02' })),
    summaryOf('after', { headline: 'A', published: '2016-05-03' }),
  ])
  const day = { address: '/e/2016/05/02', name: '2016-05-02' }
  expect(lists.get('/e/2016/05/03')?.previous).toEqual(day)
  expect(lists.get(day.address)?.next?.address).toBe('/e/2016/05/03')
  expect(lists.get('/e/2016/05/02/initial/n')).toMatchObject({ previous: null, next: null, above: day })
})

describe('names', () => {
  it('at the head of a list are its twelve most frequent sections, and 24 topics and authors', () => {
    const names = (word: string) => Array.from({ length: 30 }, (_, index) => `${word} ${index}`)
    const lists = listsOf([
      ...made(30, (n) => ({ section: `S ${n}`, authors: ['Ann'], published: `20${two(n)}` })),
      summaryOf('all', { headline: 'All', topics: names('T'), authors: names('A') }),
    ])
    const front = lists.get('/e/')?.frontNames
    expect([front?.sections.length, front?.topics.length, front?.authors.length]).toEqual([12, 24, 24])
    expect(lists.get('/e/authors/ann')?.career?.sections).toHaveLength(12)
  })

  it('of sections have their latest headline, with its language where that is another', () => {
    const latest = (language?: string) => {
      const summary = summaryOf('a', { headline: 'Abend', section: 'S', published: '2016' })
      const listing = { ...summary.listing, ...(language && { language }) }
      return listsOf([{ ...summary, listing }]).get('/e/')?.frontNames?.sections[0]?.latest
    }
    expect(latest('de')).toEqual({ address: '/e/2016/a', headline: 'Abend', language: 'de' })
    expect(latest()).toEqual({ address: '/e/2016/a', headline: 'Abend' })
  })

  it('of several editions are on the front of the archive in the same numbers', () => {
    const lists = listsOf(
      made(30, (n) => ({ topics: [`T ${n}`], authors: [`A ${n}`] })),
      [3, 4],
    )
    const front = lists.get('/')?.frontNames
    expect([front?.topics.length, front?.authors.length]).toEqual([24, 24])
    expect(lists.get('/')?.articles).toBe(7)
  })

  it('with several spellings are one entry of the index', () => {
    const lists = listsOf(made(2, (n) => ({ topics: [n === 0 ? 'Élections' : 'ELECTIONS'] })))
    expect(lists.get('/e/topics')?.divisions).toEqual([
      { address: '/e/topics/elections', name: 'ELECTIONS / Élections', articles: 2 },
    ])
  })

  const index = (count: number, name: (number: number) => string) =>
    listsOf(made(count, (n) => ({ authors: [name(n)] })))

  it('up to 200 are one page', () => {
    expect(index(200, (n) => `a ${n}`).get('/e/authors')?.divisions).toHaveLength(200)
    expect(index(200, (n) => `a ${n}`).has('/e/authors/initial/a')).toBe(false)
    expect(index(201, (n) => `a ${n}`).has('/e/authors/initial/a')).toBe(true)
  })

  it('divide by at most three initials, each page below the one before', () => {
    const lists = index(201, (n) => `Polk${n}`)
    const pages = [...lists.keys()].filter((address) => address.startsWith('/e/authors/initial/'))
    expect(pages).toEqual(['p', 'po', 'pol'].map((initial) => `/e/authors/initial/${initial}`))
    expect(lists.get('/e/authors/initial/pol')?.divisions).toHaveLength(201)
    expect(lists.get('/e/authors')?.divisions[0]?.articles).toBe(1)
    expect(lists.get('/e/authors/initial/pol')?.divisions[0]?.articles).toBeNull()
    expect(lists.get('/e/authors/initial/p')?.above).toEqual({ address: '/e/authors', name: 'authors' })
    expect(lists.get('/e/authors/initial/po')?.above).toEqual({ address: '/e/authors/initial/p', name: 'p' })
  })

  it('of all editions are in order of their letters below an initial', () => {
    const lists = listsOf(
      made(201, (n) => ({ authors: [`${'ba'[n % 2]}${two(n)}`] })),
      [1, 1],
    )
    const names = lists.get('/authors/initial/a')?.divisions.map(({ name }) => name) ?? []
    expect(names).toHaveLength(100)
    expect(names).toEqual(names.toSorted())
  })

  it('have whole characters as initials', () => {
    const things = ['𠮷田', '𠮷川', 'a']
    expect(groupByInitial(things, (thing) => thing, '')).toEqual([
      ['a', ['a']],
      ['𠮷', ['𠮷田', '𠮷川']],
    ])
    const names = ['𠮷田一', '𠮷田二']
    expect(groupByInitial(names, (name) => name, '𠮷')).toEqual([['𠮷田', names]])
  })
})

it('the initials of an article are three characters of its headline, and a hash of its address', () => {
  const initials = (headline: string) => toInitialsKey(summaryOf('a', { headline }))
  expect(initials('Éa')).toMatch(/^ea-[0-9a-f]{8}$/)
  expect(initials('The ferry')).toMatch(/^the[0-9a-f]{8}$/)
})

it('a sitemap has at most 50,000 addresses', () => {
  const day = (count: number, published: string | null, headline = 'A') =>
    Array<ArticleSummary>(count).fill({ ...summaryOf(headline, { headline }), published })
  const filesOf = (articles: ArticleSummary[]) =>
    Array.from(
      createSitemaps('https://archive.example', new Map([['e', articles]])),
      ({ address }) => address,
    )
  expect(filesOf([...day(25_000, '2016-04-01'), ...day(25_000, '2016-04-02')])).toEqual([
    '/sitemaps/e/2016-04.xml',
    '/sitemap.xml',
  ])
  expect(filesOf([...day(25_000, '2016-04-01'), ...day(25_001, '2016-04-02')])).toEqual([
    '/sitemaps/e/2016-04-01.xml',
    '/sitemaps/e/2016-04-02.xml',
    '/sitemap.xml',
  ])
  for (const [published, part] of [
    [null, 'undated'],
    ['2016-04', '2016-04-undated'],
  ] as const) {
    const undivided = [...day(25_000, published), ...day(25_000, published, 'B')]
    expect(filesOf(undivided)[0]).toMatch(/^\/sitemaps\/e\/(?:undated|2016-04)\.xml$/)
    expect(filesOf([...undivided, ...day(1, published)])[0]).toContain(`/sitemaps/e/${part}-initial-a`)
  }
})
