import { describe, expect, it } from 'vitest'
import { toArticleBrief } from '../../../../src/cli/publish/articles/article-brief.ts'
import { readRenderedArticles } from '../../../../src/cli/publish/edits/read-rendered-articles.ts'
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
  formerly: [{ address: '/e/Old.json?p=7', positionInFormerly: 0, ignoredParameters: ['utm'] }],
  wordsDigest: 'a'.repeat(16),
  sameAs: '/e/tide',
  isNoindex: true,
  corrections: [{ published: '2017', text: 'Wrong.' }],
  termsRulePosition: 2,
  textLength: 1234,
  missingParts: { byline: true, body: false },
  lostPictureCount: 3,
}

/** Articles that differ from it in one fact each. */
const variants = [
  { edition: 'f' },
  { isNoindex: false },
  { lostPictureCount: 4 },
  { missingParts: { byline: false, body: false } },
  { missingParts: { byline: true, body: true } },
].map((facts, index) => ({ ...summary, address: `/e/variant-${index}`, ...facts }))

/** A cache of articles, the first in the 5th row. */
const cacheOf = (summaries: (typeof summary)[]) =>
  ({
    *listBriefs() {
      for (const [index, each] of summaries.entries())
        yield { rowId: index + 5, brief: JSON.parse(JSON.stringify(toArticleBrief(each))) }
    },
    readSummary: (rowId: number) => summaries[rowId - 5] ?? null,
  }) as unknown as CachedRenderer['cache']

const cache = cacheOf([summary])

describe('stored articles', () => {
  it('have every fact of their summaries', () => {
    const all = [summary, ...variants]
    const stored = readRenderedArticles(cacheOf(all)).articles
    for (const each of all)
      for (const [fact, value] of Object.entries(each))
        expect([
          fact,
          stored.find(({ address }) => address === each.address)?.[fact as keyof typeof summary],
        ]).toEqual([fact, value])
  })

  it('name the addresses that their own, present or former, would hide, in folded form', () => {
    expect([...readRenderedArticles(cache).explicitBases]).toEqual([
      '/e/2016/storm.feed',
      '/e/2016/storm',
      '/e/old?p=7',
    ])
  })
})
