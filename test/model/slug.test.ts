import { describe, expect, it } from 'vitest'
import { isSlug, slugify } from '../../src/model/slug.ts'

describe('a slug', () => {
  it.each([
    ['Élections québécoises : l’œuvre', 'elections-quebecoises-l-oeuvre'],
    ['../../etc/passwd', 'etc-passwd'],
    ['Straße & Łódź', 'strasse-lodz'],
    ['ﬁn', 'fin'],
    ['---', ''],
    ['日本', ''],
    ['-_n_', 'n'],
  ])('of "%s" is "%s"', (text, expected) => expect(slugify(text)).toBe(expected))

  it('is cut between words', () => {
    const slug = slugify('word '.repeat(100))
    expect(slug.length).toBeLessThanOrEqual(96)
    expect(slug).toMatch(/^(?:word-)+word$/)
  })

  it('is made of any text in linear time, and is one', () => {
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

  it.each(['..', 'a/b', 'a--b', '-a', 'A', 'é', '', 'a.md', `${'a'.repeat(201)}`])('"%s" is none', (text) =>
    expect(isSlug(text)).toBe(false),
  )
})
