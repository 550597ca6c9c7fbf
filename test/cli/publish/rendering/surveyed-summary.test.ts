import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { ScratchFile } from '../../../../src/cli/publish/rendering/scratch-file.ts'
import { SurveyedSummary } from '../../../../src/cli/publish/rendering/surveyed-summary.ts'
import { temporaryFolder } from '../../../support/content.ts'

const summaryOf = (address: string, excerpt?: string): ArticleSummary => ({
  file: 'unused.md',
  edition: 'e',
  address,
  formerly: [{ address: '/e/old', positionInFormerly: 0, ignoredParameters: ['p'] }],
  headline: `Headline of ${address}`,
  published: '2016-04-08',
  listing: {
    address,
    headline: `Headline of ${address}`,
    published: '2016-04-08',
    modified: null,
    language: 'fr',
    ...(excerpt !== undefined && { excerpt }),
    credit: 'Ann Example',
    section: 'News',
  },
  names: { sections: ['News'], topics: ['Ferries'], authors: ['Ann Example'] },
  wordsDigest: 'digest',
  sameAs: '/e/other',
  isNoindex: true,
  corrections: [],
  termsRulePosition: 1,
  textLength: 7,
  missingParts: { byline: true, body: false },
  lostPictureCount: 2,
})

it('a surveyed summary has the same parts as before, and a line of the same bytes', async () => {
  const excerpts = new ScratchFile(await temporaryFolder())
  const excerptsWritten = ['“Déjà vu”, said the ferry…', undefined, 'é'.repeat(3000), '📰 News']
  const before = excerptsWritten.map((excerpt, index) => summaryOf(`/e/${index}`, excerpt))
  const after = before.map((summary) => new SurveyedSummary(summary, 'articles/a.md', excerpts))
  for (const [index, summary] of before.entries()) {
    const { listing, file, ...others } = summary
    expect(JSON.stringify(after[index]?.listing)).toBe(JSON.stringify(listing))
    expect(after[index]).toMatchObject({ ...others, file: 'articles/a.md' })
  }
  const late = new SurveyedSummary(summaryOf('/e/late', 'Late.'), 'articles/b.md', excerpts)
  expect([late.listing.excerpt, after[0]?.listing.excerpt]).toEqual(['Late.', excerptsWritten[0]])
  excerpts.close()
})

it('the file of excerpts is deleted when it is closed', async () => {
  const folder = await temporaryFolder()
  const excerpts = new ScratchFile(folder)
  expect(readdirSync(folder)).toHaveLength(1)
  excerpts.close()
  expect(readdirSync(folder)).toEqual([])
})
