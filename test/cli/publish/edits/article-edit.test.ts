import { describe, expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { isIsolatedEdit } from '../../../../src/cli/publish/edits/article-edit.ts'
import type { CachedArticle } from '../../../../src/cli/publish/rendering/cached-article.ts'
import type { ListedArticle } from '../../../../src/model/document.ts'
import { publishedEdition, summaryOf } from '../../../support/generated.ts'

type Change = Partial<Omit<ArticleSummary, 'listing'>> & { listing?: Partial<ListedArticle> }

const summary = summaryOf('a', { headline: 'A', published: '2016-04-08', topics: ['T'] })

const cached = ({ listing, ...change }: Change = {}, shownPictureNames: string[] = []): CachedArticle =>
  ({
    shownPictureNames,
    summary: { ...summary, textLength: 100, ...change, listing: { ...summary.listing, ...listing } },
  }) as unknown as CachedArticle

const edition = (names: object = {}) => ({ ...publishedEdition, names }) as never

const isSeparate = (before: CachedArticle, after: CachedArticle, ...sameDay: CachedArticle[]) =>
  isIsolatedEdit({ file: 'a.md', articleBefore: before, articleAfter: after }, edition(), sameDay)

describe('an edit', () => {
  it.each<[string, Change]>([
    ['its words', { wordsDigest: 'other', textLength: 120 }],
    ['its headline', { headline: 'B', listing: { headline: 'B' } }],
    ['its line', { listing: { excerpt: 'E', credit: 'C', language: 'fr' } }],
    ['its small picture', { listing: { picture: { path: '/p' } as never } }],
  ])('changes no other document for %s', (_, change) =>
    expect([isSeparate(cached(), cached(change)), isSeparate(cached(change), cached())]).toEqual([
      true,
      true,
    ]),
  )

  it.each<[string, Change]>([
    ['its address', { address: '/e/b' }],
    ['a former address', { formerly: [{ address: '/e/old', positionInFormerly: 0, ignoredParameters: [] }] }],
    ['its date', { published: '2016-04-09' }],
    ['its topics', { names: { ...summary.names, topics: [] } }],
    ['its place in search', { isNoindex: true }],
    ['its rights', { termsRulePosition: 1 }],
    ['its lost pictures', { lostPictureCount: 1 }],
    ['what it is without', { missingParts: { byline: false, body: false } }],
    ['the article that it repeats', { sameAs: '/e/b' }],
    ['a correction', { corrections: [{ published: '2017', text: 'Wrong.' }] }],
    ['the change that its line names', { listing: { modified: '2017' } }],
  ])('may change others for %s', (_, change) => {
    expect(isSeparate(cached(), cached(change))).toBe(false)
    expect(isSeparate(cached(change), cached())).toBe(false)
  })

  it('may change others where a picture appears, or where the article has corrections', () => {
    expect(isSeparate(cached(), cached({}, ['p.png']))).toBe(false)
    const corrections = [{ published: '2017', text: 'Wrong.' }]
    expect(isSeparate(cached({ corrections }), cached({ corrections }))).toBe(false)
  })

  it('of a credit is checked where the edition says how to read names', () => {
    const edit = { file: 'a.md', articleBefore: cached(), articleAfter: cached({ listing: { credit: 'C' } }) }
    expect(isIsolatedEdit(edit, edition(), [])).toBe(true)
    expect(isIsolatedEdit(edit, edition({ C: 'person' }), [])).toBe(false)
    expect(isIsolatedEdit({ ...edit, articleAfter: cached() }, edition({ C: 'person' }), [])).toBe(true)
  })
})

describe('an edit on a day with another article', () => {
  const isSeparateBeside = (before: number, after: number, other: number) =>
    isSeparate(
      cached({ textLength: before }),
      cached({ textLength: after }),
      cached({ textLength: other, wordsDigest: 'x' }),
    )

  it.each([
    [100, 120, 99, true],
    [100, 120, 100, false],
    [100, 120, 110, false],
    [100, 120, 120, false],
    [100, 120, 121, true],
    [120, 100, 110, false],
    [120, 100, 99, true],
    [100, 100, 100, true],
  ])('from %i characters to %i, where that has %i: %s', (before, after, other, separate) =>
    expect(isSeparateBeside(before, after, other)).toBe(separate),
  )

  it('is checked for each of them', () => {
    const [far, near] = [
      cached({ textLength: 900, wordsDigest: 'x' }),
      cached({ textLength: 110, wordsDigest: 'y' }),
    ]
    expect(isSeparate(cached(), cached({ textLength: 120 }), far, near)).toBe(false)
  })

  it.each<[string, Change, Change, boolean]>([
    ['other words', { wordsDigest: 'x' }, { wordsDigest: 'y' }, true],
    ['the same words', { wordsDigest: 'x' }, { wordsDigest: 'x' }, false],
    ['no words', { wordsDigest: null }, { wordsDigest: null }, true],
    ['the same words, which it declares', { wordsDigest: 'x', sameAs: '/e/b' }, { wordsDigest: 'x' }, true],
    ['the same words, which that declares', { wordsDigest: 'x' }, { wordsDigest: 'x', sameAs: '/e/a' }, true],
  ])('that has %s', (_, after, other, separate) => {
    const before = cached({ sameAs: after.sameAs ?? null })
    expect(isSeparate(before, cached(after), cached({ textLength: 900, ...other }))).toBe(separate)
  })
})
