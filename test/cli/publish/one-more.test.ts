import { describe, expect, it } from 'vitest'
import type { ArticleSummary } from '../../../src/cli/publish/articles/article-summary.ts'
import type { CollectionDocument } from '../../../src/model/document.ts'
import { generatedArticles, releaseOf, summaryOf } from '../../support/generated.ts'

const shape = { articles: 2000, years: 3, topics: 30, authors: 40 }
const articles = generatedArticles(shape)
const before = await releaseOf(articles)

const documentAt = ({ addresses, store }: Awaited<ReturnType<typeof releaseOf>>, address: string) => {
  const value = store.values.get(addresses.get(address) ?? '')
  return value === undefined ? null : (JSON.parse(value) as CollectionDocument)
}

/** True for a list that changed only in its links to neighbours. */
function isNeighbour(address: string, after: Awaited<ReturnType<typeof releaseOf>>): boolean {
  const [then, now] = [documentAt(before, address), documentAt(after, address)]
  const apart = ({ previous, next, chain, ...rest }: CollectionDocument) => JSON.stringify(rest)
  return then !== null && now !== null && apart(then) === apart(now)
}

const topics = ['Topic 0', 'Topic 1', 'Topic 2', 'Topic 9', 'Topic 29']

const addedOn = (published: string | null): ArticleSummary =>
  summaryOf('one-more', {
    headline: 'One more',
    published,
    topics,
    section: 'Section 0',
    authors: ['Author 0'],
  })

/** The lists that contain an article of this date, and their parents. */
const own = (published: string | null) => {
  const [year = 'undated', month, day] = published?.split('-') ?? []
  const calendar = [year, `${year}/${month}`, `${year}/${month}/${day}`]
  const named = [
    'sections/section-0',
    'authors/author-0',
    'topics/topic-0',
    'topics/topic-1',
    'topics/topic-2',
  ]
  const lists = [...named, 'topics/topic-9', 'topics/topic-29'].flatMap((list) => [
    list,
    ...calendar.map((part) => `${list}/${part}`),
  ])
  return new Set([
    ...['', 'holdings', 'sections', 'topics', 'authors', ...calendar, ...lists].map((path) => `/e/${path}`),
    '/',
    '/topics',
    '/authors',
    `/e/on-this-day/${month}-${day}`,
  ])
}

describe('one article with five topics more', () => {
  it.each([
    ['before the first', '1999-03-02'],
    ['in the beginning', '2014-01-05'],
    ['in the middle', '2015-06-30'],
    ['at the end', '2016-12-31'],
    ['after the end', '2018-01-01'],
    ['without a date', null],
  ])('%s writes fewer than 60 objects: its own lists and their neighbours', async (_, published) => {
    const article = addedOn(published)
    const after = await releaseOf([...articles, article], before.keys)
    expect(after.written + 1).toBeLessThan(60)
    const changed = [...after.addresses].filter(([address, key]) => before.addresses.get(address) !== key)
    const lists = changed.map(([address]) => address).filter((address) => !address.includes('sitemap'))
    const strange = lists.filter(
      (address) =>
        address !== article.address &&
        !own(published).has(address) &&
        !/\/initial\/[^/]+$/.test(address) &&
        !isNeighbour(address, after),
    )
    expect(strange).toEqual([])
    expect(lists.filter((address) => isNeighbour(address, after)).length).toBeLessThanOrEqual(12)
    const gone = [...before.addresses.keys()].filter((address) => !after.addresses.has(address))
    expect(gone).toEqual([])
  })

  it('leaves the same release as before when it is removed again', async () => {
    const { written } = await releaseOf(articles, before.keys)
    expect(written).toBe(0)
  })
})

describe('one article of many', () => {
  const place = articles.length >> 1
  const others = articles.filter((_, index) => index !== place)

  it('writes fewer than 60 objects when its headline changes', async () => {
    const changed = articles.map((article, index) =>
      index === place
        ? { ...article, headline: 'Changed', listing: { ...article.listing, headline: 'Changed' } }
        : article,
    )
    const { written } = await releaseOf(changed, before.keys)
    expect(written + 1).toBeLessThan(60)
  })

  it('writes fewer than 60 objects when it is withheld, and is in none of them', async () => {
    const after = await releaseOf(others, before.keys)
    expect(after.written + 1).toBeLessThan(60)
    expect([...after.store.values.values()].join('\n')).not.toContain(`${articles[place]?.address}"`)
  })
})
