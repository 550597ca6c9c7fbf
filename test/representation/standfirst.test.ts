import { describe, expect, it } from 'vitest'
import { emptyArticle } from '../../src/cli/import/record/empty-article.ts'
import { printedStandfirst } from '../../src/representation/standfirst.ts'

describe('the standfirst', () => {
  const fields = { ...emptyArticle, headline: 'A ferry stops', alternativeHeadline: 'All about ferries' }

  it('is an alternative headline that was printed', () => {
    expect(printedStandfirst({ ...fields, provenance: {} })).toBe('All about ferries')
    expect(printedStandfirst({ ...fields, provenance: { headline: 'json-ld' } })).toBe('All about ferries')
  })

  it.each(['json-ld', 'opengraph'])('is not an alternative headline from %s', (from) => {
    expect(printedStandfirst({ ...fields, provenance: { alternativeHeadline: from } })).toBeNull()
  })
})
