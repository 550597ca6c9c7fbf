import { describe, expect, it } from 'vitest'
import { emptyArticleFields } from '../../src/cli/import/record/empty-article-fields.ts'
import { findPrintedStandfirst } from '../../src/model/standfirst.ts'

describe('the standfirst', () => {
  const fields = {
    ...emptyArticleFields,
    headline: 'A ferry stops',
    alternativeHeadline: 'All about ferries',
  }

  it('is an alternative headline that was printed', () => {
    expect(findPrintedStandfirst({ ...fields, provenance: {} })).toBe('All about ferries')
    expect(findPrintedStandfirst({ ...fields, provenance: { headline: 'json-ld' } })).toBe(
      'All about ferries',
    )
  })

  it.each(['json-ld', 'opengraph'])('is not an alternative headline from %s', (from) => {
    expect(findPrintedStandfirst({ ...fields, provenance: { alternativeHeadline: from } })).toBeNull()
  })
})
