import { describe, expect, it } from 'vitest'
import {
  anonymiseTerms,
  chooseNeutralSlug,
  toReleasedFields,
} from '../../../../src/cli/content/names/anonymise.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
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
  ...emptyArticleFields,
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
  comments: [{ author: 'Bo', published: null, text: 'I know J. Roe.' }],
  url: 'https://star.example/jane-roe',
  formerly: ['/jane-roe'],
  identifiers: { wordpress: 'jane-roe' },
  source,
  status,
} as unknown as ArticleFields

describe('the neutral address of an anonymised article', () => {
  it('is the slug stated in the status', () => {
    expect(chooseNeutralSlug({ status: { ...status, slug: 'a-trial' }, source: fields.source })).toBe(
      'a-trial',
    )
    expect(chooseNeutralSlug({ status: { ...status, slug: 'a-trial' }, source: null })).toBe('a-trial')
  })

  it('is otherwise derived from the source, and null without one', () => {
    expect(chooseNeutralSlug(fields)).toMatch(/^anonymised-[0-9a-f]{12}$/)
    const other = { ...source, sha256: 'cd'.repeat(32) } as typeof fields.source
    expect(chooseNeutralSlug({ status, source: other })).not.toBe(chooseNeutralSlug(fields))
    expect(chooseNeutralSlug({ status, source: null })).toBeNull()
  })
})

describe('the fields of an article in a release', () => {
  it('contain no replaced name, and no field that leads to one', () => {
    const released = toReleasedFields(fields)
    expect(JSON.stringify(released)).not.toMatch(/jane|roe\b/i)
    expect(released).toMatchObject({
      headline: 'a woman is free',
      authors: ['a woman', 'Ann Example'],
      topics: ['a woman', 'Courts'],
      notices: { text: 'Told by a woman' },
      corrections: [{ published: '2020-01-02', text: 'a woman was right' }],
      comments: [],
      url: null,
      formerly: [],
      identifiers: {},
      source: null,
      status: {
        is: 'anonymised',
        reason: 'asked for by a woman',
        names: {},
        slug: chooseNeutralSlug(fields),
      },
    })
  })

  it('do not change when nothing is replaced, except that the names are removed', () => {
    const noindex = { ...fields, status: { ...status, is: 'noindex' as const, slug: 'x' } }
    expect(toReleasedFields(noindex)).toEqual({
      ...noindex,
      status: { ...noindex.status, names: {}, slug: null },
    })
    expect(toReleasedFields({ ...fields, status: null })).toEqual({ ...fields, status: null })
  })

  it('keep unknown values null', () => {
    const released = toReleasedFields({ ...fields, byline: null, status: { ...status, reason: null } })
    expect([released.byline, released.status?.reason]).toEqual([null, null])
  })
})

describe('the terms of an anonymised article', () => {
  const terms = { statement: null, license: null, holder: 'Jane Roe', text: 'Ask Jane Roe.', tdm: null }

  it('do not name it as the holder, nor in their text', () => {
    expect(anonymiseTerms(terms, fields)).toEqual({ ...terms, holder: 'a woman', text: 'Ask a woman.' })
    expect(anonymiseTerms({ ...terms, text: null }, fields).text).toBeNull()
  })

  it('stay where the article is not anonymised', () => {
    for (const other of [null, { ...status, is: 'noindex' as const }])
      expect(anonymiseTerms(terms, { status: other })).toEqual(terms)
  })
})
