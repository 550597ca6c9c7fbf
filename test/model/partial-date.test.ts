import { describe, expect, it } from 'vitest'
import { compareDates, isPartialDate, precisionOf, splitCalendarDate } from '../../src/model/partial-date.ts'
import { formatDate } from '../../src/representation/format-date.ts'

describe('a date', () => {
  it.each([
    ['2016', 'year', '2016'],
    ['2016-04', 'month', 'avril 2016'],
    ['2016-04-08', 'day', '8 avril 2016'],
    ['2016-04-08T14:05-04:00', 'minute', '8 avril 2016 à 14 h 05'],
    ['2016-04-08T18:05:09Z', 'second', '8 avril 2016 à 14 h 05'],
    ['2016-04-08T14:05', 'minute', '8 avril 2016 à 14 h 05'],
    ['2016-04-01', 'day', '1er avril 2016'],
  ])('%s has the precision %s and is shown as "%s"', (date, known, read) => {
    expect(isPartialDate(date)).toBe(true)
    expect(precisionOf(date)).toBe(known)
    expect(formatDate(date, 'fr-CA', 'America/Toronto').replace(/\s/g, ' ')).toBe(read)
  })

  it.each(['0001', '9999-12-31', '2016-04-08T23:59:59+14:59', '2016-04-08T00:00-00:00'])(
    '%s is one',
    (text) => expect(isPartialDate(text)).toBe(true),
  )

  it.each([
    '',
    '0000',
    '16',
    '2016-13',
    '2016-00',
    '2016-02-30',
    '2015-02-29',
    '2016-04-08T25:00',
    '2016-4-8',
    '2016-04-08 10:00',
    '2016-04-08T10',
    '2016-04-08T10:00+15:00',
    '2016-04-08T10:00+01:60',
    '2016-04-32',
    '2016-04-08T10:00:00.5',
    'x2016',
    '2016x',
    'hier',
  ])('"%s" is not a date', (text) => expect(isPartialDate(text)).toBe(false))

  it('has its calendar parts as written', () => {
    expect(splitCalendarDate('2016-04-08T14:05')).toEqual(['2016', '04', '08'])
    expect(splitCalendarDate('2016')).toEqual(['2016'])
  })

  it('sorts before the dates within it, and by instant within a day', () => {
    const sorted = [
      '2015-12-31',
      '2016',
      '2016-04',
      '2016-04-08',
      '2016-04-08T23:00-04:00',
      '2016-04-08T04:00Z',
      '2016-04-09',
    ]
    const [day, hour] = ['1958-04-08', '1958-04-08T10:00Z']
    expect([compareDates(day, hour) < 0, compareDates(hour, day) > 0, compareDates(day, day)]).toEqual([
      true,
      true,
      0,
    ])
    expect(sorted.toReversed().sort(compareDates)).toEqual([
      ...sorted.slice(0, 4),
      '2016-04-08T04:00Z',
      '2016-04-08T23:00-04:00',
      '2016-04-09',
    ])
  })
})
