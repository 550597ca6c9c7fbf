import { describe, expect, it } from 'vitest'
import type { TextSegment } from '../../src/model/search-results.ts'
import { parseQuery } from '../../src/search/query.ts'
import { createSnippet, highlightText } from '../../src/search/snippet.ts'
import { TermFinder } from '../../src/search/term-finder.ts'
import { hostileQueries, randomQueries } from '../support/queries.ts'

const finderOf = (typed: string) => new TermFinder(parseQuery(typed))

const shown = (segments: readonly TextSegment[]) =>
  segments.map(({ text, marked: isMarked }) => (isMarked ? `[${text}]` : text)).join('')

const filler = 'Rien de tout cela ne compte ici. '.repeat(40)

describe('a snippet', () => {
  it.each([
    ['otan russie', "L'Otan et la Russie.", "L'[Otan] et la [Russie]."],
    ['crimée', 'Un crime en Crimée, en CRIMEE.', 'Un crime en [Crimée], en [CRIMEE].'],
    ['élections', 'Une élection, l’élection.', 'Une [élection], l’[élection].'],
    ['"conseil otan russie"', 'Le Conseil Otan-Russie, la Russie.', 'Le [Conseil Otan-Russie], la Russie.'],
    ['elect*', 'Électeurs électriques.', '[Électeurs] [électriques].'],
    ['onu', "L'O.N.U. dit", "L'[O.N.U]. dit"],
    ['-otan', 'L’Otan', 'L’Otan'],
    ['foot', 'Feet, foot.', '[Feet], [foot].'],
    ['femme', 'Œuvre d’une femme, Ｆemmes.', 'Œuvre d’une [femme], [Ｆemmes].'],
  ])('for %s highlights the matches', (query, text, expected) =>
    expect(shown(highlightText(text, finderOf(query)))).toBe(expected),
  )

  it('is the excerpt with the most terms', () => {
    const text = `${filler} otan seul. ${filler} La Russie et l’otan ensemble. ${filler}`
    const found = shown(createSnippet(text, finderOf('otan russie')))
    expect(found).toContain('[Russie] et l’[otan]')
    expect(found).toMatch(/^….*…$/)
    expect(found.length).toBeLessThan(300)
  })

  it('is the first of several excerpts with as many terms', () => {
    const text = `Otan seul. ${filler} L’otan encore. ${filler}`
    expect(shown(createSnippet(text, finderOf('otan absent')))).toMatch(/^\[Otan\] seul\./)
  })

  it('is cut between characters', () => {
    for (const text of [`a${'🙂'.repeat(300)}`, '🙂'.repeat(300)])
      expect(createSnippet(text, finderOf('otan')).every((segment) => segment.text.isWellFormed())).toBe(true)
  })

  it('is the beginning of a text without matches', () =>
    expect(shown(createSnippet(filler, finderOf('absent')))).toMatch(/^Rien de tout cela/))

  it('neither loses nor adds text, for any query', () => {
    const text = 'L’Otan, la Russie et l’O.N.U. : « aujourd’hui » e\u0301le\u0301ctions 日本語 🙂'
    for (const typed of [...hostileQueries, ...randomQueries(1000)])
      expect(
        highlightText(text, finderOf(typed))
          .map((each) => each.text)
          .join(''),
      ).toBe(text)
  })

  it('marks both cuts with an ellipsis', () => {
    const text = `${'a '.repeat(200)}otan ${'b '.repeat(300)}`
    const segments = createSnippet(text, finderOf('otan'))
    expect(segments).toEqual([
      { text: `…\u00a0${'a '.repeat(29)}`, marked: false },
      { text: 'otan', marked: true },
      { text: ` ${'b '.repeat(88).trimEnd()}\u00a0…`, marked: false },
    ])
  })

  it('of a short text is the whole text with single spaces', () =>
    expect(createSnippet(' un  deux\n\ttrois ', finderOf('deux'))).toEqual([
      { text: 'un ', marked: false },
      { text: 'deux', marked: true },
      { text: ' trois', marked: false },
    ]))

  it('keeps the no-break spaces of French punctuation', () =>
    expect(shown(createSnippet('la Seine\u00a0; la\n«\u202fflèche\u202f»  \u00a0!', finderOf('seine')))).toBe(
      'la [Seine]\u00a0; la «\u202fflèche\u202f» !',
    ))

  it('is cut within a word that has no end, at half its length', () => {
    const [only] = createSnippet('x'.repeat(1000), finderOf('absent'))
    expect(only).toEqual({ text: `${'x'.repeat(120)}\u00a0…`, marked: false })
  })

  it('searches the first 60,000 characters', () => {
    const at = (place: number) => shown(createSnippet(`${'a '.repeat(place / 2)}otan`, finderOf('otan')))
    expect(at(59_990)).toContain('[otan]')
    expect(at(60_010)).not.toContain('[otan]')
  })

  it('prefers an excerpt with four different terms to a later one with five', () => {
    const four = 'un deux trois quatre'
    const finder = finderOf('deux trois quatre cinq six')
    const text = `${'z '.repeat(200)}${four} cinq ${'z '.repeat(300)}deux trois quatre cinq six`
    expect(shown(createSnippet(text, finder))).toContain('[deux] [trois] [quatre] [cinq]')
    expect(shown(createSnippet(text, finder))).not.toContain('[six]')
  })

  it('highlights inflections, and no word that only begins alike', () => {
    expect(shown(highlightText('Nationaux, nationale, nation.', finderOf('national')))).toBe(
      '[Nationaux], [nationale], nation.',
    )
    expect(shown(highlightText('otan', finderOf('otans')))).toBe('[otan]')
  })

  it('highlights the longest of two terms that begin at one word', () =>
    expect(shown(highlightText('conseil otan', finderOf('conseil "conseil otan"')))).toBe('[conseil otan]'))
})
