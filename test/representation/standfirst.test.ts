import { describe, expect, it } from 'vitest'
import { emptyArticle } from '../../src/cli/import/record/empty-article.ts'
import { printedStandfirst } from '../../src/representation/standfirst.ts'

describe('the line below a headline', () => {
  const fields = { ...emptyArticle, headline: 'A ferry stops', alternativeHeadline: 'All about ferries' }

  it('is what a source printed there', () => {
    expect(printedStandfirst({ ...fields, provenance: {} })).toBe('All about ferries')
    expect(printedStandfirst({ ...fields, provenance: { headline: 'json-ld' } })).toBe('All about ferries')
  })

  it.each(['json-ld', 'opengraph'])('is not a title that a page gave in its %s alone', (from) => {
    expect(printedStandfirst({ ...fields, provenance: { alternativeHeadline: from } })).toBeNull()
  })
})
