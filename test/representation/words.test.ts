import { describe, expect, it } from 'vitest'
import { formatDate } from '../../src/representation/format-date.ts'
import { findWords } from '../../src/representation/words/index.ts'

describe('words', () => {
  it.each([
    ['en', 0, '0 articles'],
    ['en', 1, '1 article'],
    ['en-CA', 390_231, '390,231 articles'],
    ['fr', 0, '0 article'],
    ['fr-CA', 1000, '1\u202f000 articles'],
    ['es', 2, '2 articles'],
  ])('count in %s: %i', (language, count, expected) =>
    expect(findWords(language).articleCount(count)).toBe(expected),
  )

  it.each([
    ['en-CA', '2016-06-24T08:15-04:00', 'June 24, 2016 at 8:15 a.m.'],
    ['en', '2016-06-24T00:15', 'June 24, 2016 at 12:15 a.m.'],
    ['en', '2016-06-24T12:00', 'June 24, 2016 at 12:00 p.m.'],
    ['es', '2016-06-24', '24 de junio de 2016'],
    ['ar-EG', '2016', '٢٠١٦'],
    ['es', '2016-06', 'junio de 2016'],
  ])('date in %s: %s', (language, date, expected) =>
    expect(formatDate(date, language, 'America/Toronto')).toBe(expected),
  )
})
