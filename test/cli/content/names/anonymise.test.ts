import { describe, expect, it } from 'vitest'
import { neutralSlug, toReleasedFields } from '../../../../src/cli/content/names/anonymise.ts'
import { emptyArticle } from '../../../../src/cli/import/record/empty-article.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'
import type { ArticleStatus } from '../../../../src/model/status.ts'

const status: ArticleStatus = {
  is: 'anonymised',
  reason: 'asked for by Jane Roe',
  since: '2020-01-02',
  authority: null,
  showHeadline: false,
  names: { 'Jane Roe': 'a woman' },
  slug: null,
}
const source = { importer: 'html', file: 'roe.html', record: null, sha256: 'ab'.repeat(32) }
const fields = {
  ...emptyArticle,
  provenance: {},
  headline: 'Jane Roe is free',
  alternativeHeadline: 'Free: Roe, Jane',
  byline: 'By Jane Roe',
  authors: ['Jane Roe', 'Ann Example'],
  agency: 'Jane Roe Press',
  signOff: 'Jane Roe',
  section: 'Jane Roe',
  topics: ['Jane Roe', 'Courts'],
  notices: { text: 'Told by Jane Roe' },
  rights: 'Jane Roe',
  corrections: [{ published: '2020-01-02', text: 'Jane Roe was right' }],
  url: 'https://star.example/jane-roe',
  formerly: ['/jane-roe'],
  identifiers: { wordpress: 'jane-roe' },
  source,
  status,
} as unknown as ArticleFields

describe('the neutral address of an anonymised article', () => {
  it('is the one that is given', () => {
    expect(neutralSlug({ status: { ...status, slug: 'a-trial' }, source: fields.source })).toBe('a-trial')
    expect(neutralSlug({ status: { ...status, slug: 'a-trial' }, source: null })).toBe('a-trial')
  })

  it('is else made of the source, and there is none without', () => {
    expect(neutralSlug(fields)).toMatch(/^anonymised-[0-9a-f]{12}$/)
    const other = { ...source, sha256: 'cd'.repeat(32) } as typeof fields.source
    expect(neutralSlug({ status, source: other })).not.toBe(neutralSlug(fields))
    expect(neutralSlug({ status, source: null })).toBeNull()
  })
})

describe('the fields of an article in a release', () => {
  it('hold no name that is replaced, in any field, nor what leads to one', () => {
    const released = toReleasedFields(fields)
    expect(JSON.stringify(released)).not.toMatch(/jane|roe\b/i)
    expect(released).toMatchObject({
      headline: 'a woman is free',
      authors: ['a woman', 'Ann Example'],
      topics: ['a woman', 'Courts'],
      notices: { text: 'Told by a woman' },
      corrections: [{ published: '2020-01-02', text: 'a woman was right' }],
      url: null,
      formerly: [],
      identifiers: {},
      source: null,
      status: { is: 'anonymised', reason: 'asked for by a woman', names: {}, slug: neutralSlug(fields) },
    })
  })

  it('stay as they are, but for the names, where nothing is replaced', () => {
    const noindex = { ...fields, status: { ...status, is: 'noindex' as const, slug: 'x' } }
    expect(toReleasedFields(noindex)).toEqual({
      ...noindex,
      status: { ...noindex.status, names: {}, slug: null },
    })
    expect(toReleasedFields({ ...fields, status: null })).toEqual({ ...fields, status: null })
  })

  it('keep what is not known as not known', () => {
    const released = toReleasedFields({ ...fields, byline: null, status: { ...status, reason: null } })
    expect([released.byline, released.status?.reason]).toEqual([null, null])
  })
})
