import { describe, expect, it } from 'vitest'
import { formatDatePlaceholders } from '../../../../../src/cli/import/markdown/urls/date-parts.ts'

const shown = (date: string | null, names: string, timeZone: string | null = null) => {
  const found = formatDatePlaceholders(date, timeZone)
  return names.split(' ').map((name) => found.get(name) ?? null)
}

describe('the parts of a date in a permalink', () => {
  it('have their names in Jekyll', () => {
    const names = 'year short_year month i_month short_month long_month day i_day y_day hour minute second'
    expect(shown('2016-04-08T09:05:03', names)).toEqual([
      '2016',
      '16',
      '04',
      '4',
      'Apr',
      'April',
      '08',
      '8',
      '099',
      '09',
      '05',
      '03',
    ])
  })

  it('have their names in Hugo', () => {
    const names =
      'monthname yearday weekday weekdayname Mon Monday 2006 06 01 1 Jan January 02 2 002 15 04 05'
    expect(shown('2016-04-08T09:05:03', names)).toEqual([
      'april',
      '99',
      '5',
      'friday',
      'Fri',
      'Friday',
      '2016',
      '16',
      '04',
      '4',
      'Apr',
      'April',
      '08',
      '8',
      '099',
      '09',
      '05',
      '03',
    ])
  })

  it.each([
    ['2016-04-08', ['14', '2016', '5', 'Fri', 'Friday']],
    ['2016-01-01', ['53', '2015', '5', 'Fri', 'Friday']],
    ['2014-12-29', ['01', '2015', '1', 'Mon', 'Monday']],
    ['2017-01-01', ['52', '2016', '7', 'Sun', 'Sunday']],
    ['2020-12-31', ['53', '2020', '4', 'Thu', 'Thursday']],
  ])('%s is in its week of ISO 8601', (date, expected) =>
    expect(shown(date, 'week w_year w_day short_day long_day')).toEqual(expected),
  )

  it('begin with the first of January', () => {
    expect(shown('2016-12-31', 'yearday y_day')).toEqual(['366', '366'])
    expect(shown('2015-01-01', 'yearday y_day')).toEqual(['1', '001'])
    expect(shown('2017-01-01', 'weekday')).toEqual(['0'])
  })

  it('are missing where the date lacks them, but for the time', () => {
    expect(shown('2016-04', 'year month day hour 2006 02')).toEqual(['2016', '04', null, null, '2016', null])
    expect(shown('2016', 'year month 01')).toEqual(['2016', null, null])
    expect(shown('2016-04-08', 'day hour minute second')).toEqual(['08', '00', '00', '00'])
    expect(shown(null, 'year day')).toEqual([null, null])
  })

  it('are those of the site’s time zone, where the date has an offset and the site a zone', () => {
    const names = 'day hour'
    expect(shown('2016-04-08T02:05:00Z', names, 'America/Toronto')).toEqual(['07', '22'])
    expect(shown('2016-04-08T02:05:00Z', names)).toEqual(['08', '02'])
    expect(shown('2016-04-08T02:05', names, 'America/Toronto')).toEqual(['08', '02'])
    expect(shown('2016-04-08T02:05:00Z', names, 'Nowhere/Else')).toEqual(['08', '02'])
  })
})
