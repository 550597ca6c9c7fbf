import { describe, expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { findChangedLists, type ListChange } from '../../../../src/cli/publish/edits/changed-lists.ts'
import { summaryOf } from '../../../support/generated.ts'

const release = {
  archive: { url: 'https://archive.example', name: 'Archive' },
  editions: [
    { id: 'e', name: 'The E' },
    { id: 'f', name: 'The F' },
  ],
}

const story = (name: string, published: string, topic: string): ArticleSummary =>
  summaryOf(name, { headline: name, published, topics: [topic] })

const storm = story('storm', '2016-04-01', 'Ships')
const tide = story('tide', '2015-03-02', 'Sea')
const ferry = story('ferry', '2016-04-02', 'Ships')

const changes = [...findChangedLists(release, [storm, tide], [ferry])]
const documentOf = (list: string, side: 'listBefore' | 'listAfter') => {
  const document = changes.find(({ address }) => address === list)?.[side]
  if (document?.kind !== 'collection') throw new Error(`no list at ${list}`)
  return document
}

describe('the lists that an added article changes', () => {
  it('are those that contain it, those beside them, and those above them', () => {
    const of = ({ address, listBefore }: ListChange) => `${address} ${listBefore ? 'changes' : 'comes'}`
    expect(changes.map(of).toSorted()).toEqual([
      '/ changes',
      '/e/ changes',
      '/e/2016 changes',
      '/e/2016/04 changes',
      '/e/2016/04/01 changes',
      '/e/2016/04/02 comes',
      '/e/holdings changes',
      '/e/on-this-day changes',
      '/e/on-this-day/04-01 changes',
      '/e/on-this-day/04-02 comes',
      '/e/topics changes',
      '/e/topics/ships changes',
      '/sitemap.xml changes',
      '/sitemaps/e/2016.xml changes',
      '/topics changes',
    ])
    expect(changes.every(({ listAfter }) => listAfter !== null)).toBe(true)
  })

  it('have the lines and numbers from before, and those after it', () => {
    const linesOf = (side: 'listBefore' | 'listAfter') =>
      documentOf('/e/topics/ships', side).listings.map(({ address }) => address)
    expect([linesOf('listBefore'), linesOf('listAfter')]).toEqual([
      ['/e/2016/04/01/storm'],
      ['/e/2016/04/02/ferry', '/e/2016/04/01/storm'],
    ])
    const editionsOf = (side: 'listBefore' | 'listAfter') =>
      documentOf('/', side).divisions.map(({ address, articles }) => `${address} ${articles}`)
    expect([editionsOf('listBefore'), editionsOf('listAfter')]).toEqual([
      ['/e/ 2', '/f/ 0'],
      ['/e/ 3', '/f/ 0'],
    ])
  })

  it('include the sitemap of the month, where a year has too many articles for one', () => {
    const crowd = Array.from({ length: 1001 }, (_, index) => story(`s-${index}`, '2016-04-01', 'Ships'))
    const addresses = Array.from(findChangedLists(release, crowd, [ferry]), ({ address }) => address)
    expect(addresses.filter((address) => address.startsWith('/sitemap'))).toEqual([
      '/sitemaps/e/2016-04.xml',
      '/sitemap.xml',
    ])
  })

  it('include the sitemap of a year that gives way to those of its months', () => {
    const crowd = Array.from({ length: 1000 }, (_, index) => story(`s-${index}`, '2016-04-01', 'Ships'))
    const sitemaps = [...findChangedLists(release, crowd, [ferry])].filter(({ address }) =>
      address.startsWith('/sitemaps'),
    )
    expect(sitemaps).toMatchObject([
      { address: '/sitemaps/e/2016-04.xml', listBefore: null },
      { address: '/sitemaps/e/2016.xml', listBefore: { kind: 'sitemap' }, listAfter: null },
    ])
  })
})
