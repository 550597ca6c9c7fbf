import { describe, expect, it } from 'vitest'
import { briefOf } from '../../../../src/cli/publish/articles/article-brief.ts'
import { readStoredArticles } from '../../../../src/cli/publish/edits/read-stored-articles.ts'
import type { CachedRenderer } from '../../../../src/cli/publish/rendering/cached-renderer.ts'
import { summaryOf } from '../../../support/generated.ts'

const summary = {
  ...summaryOf('storm', {
    headline: 'Storm',
    published: '2016-04-01',
    section: 'News',
    topics: ['Sea', 'Ships'],
    authors: ['Ann Ash'],
    byline: 'By Ann Ash',
    status: null,
  }),
  address: '/e/2016/Storm.feed.json',
  formerly: [{ address: '/e/Old.json?p=7', position: 0, ignored: ['utm'] }],
  words: 'a'.repeat(16),
  sameAs: '/e/tide',
  noindex: true,
  corrections: [{ published: '2017', text: 'Wrong.' }],
  termsRule: 2,
  length: 1234,
  without: { byline: true, body: false },
  lostPictures: 3,
}

/** A cache with one article, in the 5th row. */
const cache = {
  *briefs() {
    yield { row: 5, brief: JSON.parse(JSON.stringify(briefOf(summary))) }
  },
  readSummary: (row: number) => (row === 5 ? summary : null),
} as unknown as CachedRenderer['cache']

describe('stored articles', () => {
  it('have every fact of their summaries', () => {
    const [stored] = readStoredArticles(cache).articles
    for (const [fact, value] of Object.entries(summary))
      expect([fact, stored?.[fact as keyof typeof summary]]).toEqual([fact, value])
  })

  it('name the addresses that their own, present or former, would hide, in folded form', () => {
    expect([...readStoredArticles(cache).explicitBases]).toEqual([
      '/e/2016/storm.feed',
      '/e/2016/storm',
      '/e/old?p=7',
    ])
  })
})
