import { describe, expect, it } from 'vitest'
import { exactTime, filledTime } from '../../src/representation/feed-entries.ts'

describe('a date in a feed', () => {
  it.each([
    ['2016', '2016-01-01T00:00:00Z', null],
    ['2016-04', '2016-04-01T00:00:00Z', null],
    ['2016-04-08', '2016-04-08T00:00:00Z', null],
    ['2016-04-08T14:05', '2016-04-08T14:05:00Z', null],
    ['2016-04-08T14:05:59', '2016-04-08T14:05:59Z', null],
    ['2016-04-08T14:05-04:00', '2016-04-08T14:05:00-04:00', '2016-04-08T14:05:00-04:00'],
    ['2016-04-08T14:05:59Z', '2016-04-08T14:05:59Z', '2016-04-08T14:05:59Z'],
  ])('%s is %s where a time must stand, %s where none must', (date, filled, exact) =>
    expect([filledTime(date), exactTime(date)]).toEqual([filled, exact]),
  )
})
