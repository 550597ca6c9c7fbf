import { describe, expect, it } from 'vitest'
import {
  isLatinName,
  isSlug,
  removeDiacritics,
  slugify,
  slugifyName,
  slugifyWithoutSigns,
} from '../../src/model/slug.ts'

describe('a slug', () => {
  it.each([
    ['Élections québécoises : l’œuvre', 'elections-quebecoises-l-oeuvre'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Straße & Łódź', 'strasse-lodz'],
    ['ﬁn', 'fin'],
    ['---', ''],
    ['日本', ''],
    ['-_n_', 'n'],
    ['Élevé à l’été', 'eleve-a-l-ete'],
    ['Élevé à été', 'eleve-a-ete'],
  ])('of "%s" is "%s"', (text, expected) => expect(slugify(text)).toBe(expected))

  it('is cut between words', () => {
    const slug = slugify('word '.repeat(100))
    expect(slug.length).toBeLessThanOrEqual(96)
    expect(slug).toMatch(/^(?:word-)+word$/)
  })

  it('is made of any text in linear time, and is valid', () => {
    for (const hostile of [
      '-'.repeat(1e5),
      'a-'.repeat(1e5),
      `${'a'.repeat(1e5)}!`,
      '\ud800'.repeat(100),
      'é'.repeat(1e5),
    ]) {
      const slug = slugify(hostile)
      expect(slug === '' || isSlug(slug)).toBe(true)
    }
  })

  it.each(['..', 'a/b', 'a--b', '-a', 'A', 'é', '', 'a.md', `${'a'.repeat(201)}`])(
    '"%s" is not a slug',
    (text) => expect(isSlug(text)).toBe(false),
  )
})

describe('the slug of a name', () => {
  it.each([
    ['Élections', 'elections'],
    ['ELECTIONS ', 'elections'],
    ['E\u0301lections', 'elections'],
    ['L’œuvre', 'l-oeuvre'],
    ['COVID-19', 'covid-19'],
    ['Łódź', 'lodz'],
    ['ﬁnance', 'finance'],
    ['Россия 2016', 'россия-2016'],
    ['ΕΛΛΆΔΑ', 'ελλάδα'],
    ['हिन्दी', 'हिन्दी'],
    ['日本語', '日本語'],
    ['C', 'c'],
    ['C++', 'c-plus-plus'],
    ['C#', 'c-sharp'],
    ['C ＃', 'c'],
    ['C＃', 'c-sharp'],
    ['LGBTQ+', 'lgbtq-plus'],
    ['Google', 'google'],
    ['Google+', 'google-plus'],
    ['Google Plus', 'google-plus'],
    ['Canal+ Sport', 'canal-plus-sport'],
    ['#MeToo', 'metoo'],
    ['Dossier #3', 'dossier-3'],
    ['2+2', '2-2'],
    ['1+', '1-plus'],
    ['+', 'u-2b'],
    ['?!', 'u-3f-21'],
    ['../..', 'u-2e-2e-2f-2e-2e'],
    ['Amp', 'amp'],
  ])('%s is %s', (name, slug) => expect(slugifyName(name)).toBe(slug))

  it('is never empty, contains no path, and is its own slug', () => {
    for (const name of [
      '\u0000',
      '/',
      '%2F',
      '#',
      '🙂',
      '\ud800',
      'a'.repeat(5000),
      '語'.repeat(5000),
      'Ⅷ',
      'ß/é',
    ]) {
      const slug = slugifyName(name)
      expect(slug).toMatch(/^[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*$/u)
      expect(slug.length).toBeLessThanOrEqual(200)
      expect(slugifyName(slug)).toBe(slug)
    }
  })
})

describe('the slug of a name without its signs', () => {
  it.each([
    ['C++', 'c'],
    ['Google+', 'google'],
    ['Canal+ Sport', 'canal-sport'],
    ['Élections', 'elections'],
    ['россия+', 'россия'],
    ['+', 'u-2b'],
  ])('%s is %s', (name, slug) => expect(slugifyWithoutSigns(name)).toBe(slug))
})

/** A letter before every character of the Basic Multilingual Plane except surrogates, decomposed. */
const decomposedTexts = Array.from({ length: 0x1_0000 }, (_, code) => `e${String.fromCharCode(code)}`)
  .filter((text) => text.isWellFormed())
  .map((text) => text.normalize('NFKD'))

describe('the short way for Latin letters', () => {
  const withoutMarks = (text: string) => text.replace(/\p{M}+/gu, '')

  it('removes the marks that Unicode calls marks', () =>
    expect(decomposedTexts.filter((text) => removeDiacritics(text) !== withoutMarks(text))).toEqual([]))

  it('tells Latin names from others as the scripts of Unicode do', () => {
    const otherScript = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u
    const differing = decomposedTexts.filter(
      (text) => isLatinName(text) === otherScript.test(withoutMarks(text)),
    )
    expect(differing).toEqual([])
  })
})
