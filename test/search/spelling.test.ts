import { describe, expect, it } from 'vitest'
import { formatQuery, parseQuery } from '../../src/search/query.ts'
import { createSpellingsStatement, findCorrectedQuery } from '../../src/search/spelling.ts'
import { randomNumbers } from '../support/random.ts'

/** Corrects a query against an index of these words, each with its number of articles. */
function correct(typed: string, counts: Record<string, number>): string | null {
  const corrected = findCorrectedQuery(parseQuery(typed), new Map(Object.entries(counts)))
  return corrected && formatQuery(corrected)
}

/** The words that a correction reads from the index. */
function readWords(typed: string): Set<string> {
  const statement = createSpellingsStatement(parseQuery(typed))
  return new Set(statement ? JSON.parse(String(statement.params[0])) : [])
}

/** True for words that differ by one letter left out, added or replaced, or by two adjacent letters swapped. */
function isOneStepAway(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  const [a, b] = [one.slice(start), other.slice(start)]
  return [
    a.slice(1) === b,
    a === b.slice(1),
    a.slice(1) === b.slice(1),
    a.length > 1 && a.slice(2) === b.slice(2) && a[0] === b[1] && a[1] === b[0],
  ].includes(true)
}

describe('the correction of a search', () => {
  it.each([
    ['otna', 'otan'],
    ['toan', 'otan'],
    ['otann', 'otan'],
    ['ottan', 'otan'],
    ['xotan', 'otan'],
    ['oatn', 'otan'],
    ['otax', 'otan'],
    ['xtan', 'otan'],
  ])('takes %s for %s', (typed, expected) => expect(correct(typed, { otan: 1 })).toBe(expected))

  it('has a letter that was left out, wherever it stood', () => {
    for (const typed of ['ussie', 'rssie', 'rusie', 'russe', 'russi'])
      expect([typed, correct(typed, { russie: 1 })]).toEqual([typed, 'russie'])
  })

  it('takes the spelling of most articles', () => {
    expect(correct('balle', { halle: 3, salle: 5, malle: 4 })).toBe('salle')
    expect(correct('balle', { salle: 5, halle: 6 })).toBe('halle')
  })

  it('leaves words that the index has, in any inflection', () => {
    expect(correct('balle', { balle: 1, salle: 9 })).toBeNull()
    expect(correct('salles', { salle: 1, sables: 9 })).toBeNull()
  })

  it('keeps the other terms, and the order', () =>
    expect(correct('maire otna "la ville" -conseil', { otan: 1, maire: 1 })).toBe(
      'maire otan "la ville" -conseil',
    ))

  it('has words of 4 to 20 letters, three of them', () => {
    expect(correct('otx', { otan: 1, ota: 1 })).toBeNull()
    expect(correct('maxr', { mair: 1 })).toBe('mair')
    expect(correct(`${'a'.repeat(19)}x`, { [`${'a'.repeat(19)}b`]: 1 })).toBe(`${'a'.repeat(19)}b`)
    expect(correct(`${'a'.repeat(20)}x`, { [`${'a'.repeat(20)}b`]: 1 })).toBeNull()
    expect(correct('mairx villx parcx ruxx', { maire: 1, ville: 1, parcs: 1, ruex: 1 })).toBe(
      'maire ville parcs ruxx',
    )
  })

  it('neither reads nor changes phrases, prefixes and exclusions', () => {
    expect(readWords('"otna russie" otn* -otna abc')).toEqual(new Set())
    expect(correct('"otna" otna*', { otan: 1 })).toBeNull()
  })

  it('reads the word, its inflections and every spelling one step away, and no other', () => {
    const random = randomNumbers(7)
    const letters = 'aeinorst'
    const pick = () => letters[Math.floor(random() * letters.length)] ?? ''
    const read = readWords('notes')
    for (const word of ['notes', 'note']) expect(read).toContain(word)
    for (let length = 4; length <= 6; length++)
      for (let count = 0; count < 2000; count++) {
        const word = Array.from('notesx'.slice(0, length), (letter) =>
          random() < 0.7 ? letter : pick(),
        ).join('')
        if (word !== 'notes') expect([word, read.has(word)]).toEqual([word, isOneStepAway('notes', word)])
      }
  })
})
