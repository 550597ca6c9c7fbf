import { describe, expect, it } from 'vitest'
import { toAtomTime } from '../../../src/representation/feeds/feed-entries.ts'
import {
  type TimeZoneContext,
  toMachineDate,
  toTimeWithOffset,
} from '../../../src/representation/machine-date.ts'

const toronto = [
  { from: '', offset: '-05:00' },
  { from: '2016-03-13T03:00:00', offset: '-04:00' },
  { from: '2016-11-06T02:00:00', offset: '-05:00' },
]
const contextWith = (offsets: typeof toronto) => ({ edition: { offsets } }) as unknown as TimeZoneContext
const [known, unknown] = [contextWith(toronto), contextWith([])]

describe('a date in a feed', () => {
  it.each([
    ['2016', '2016-01-01T00:00:00Z', null],
    ['2016-04', '2016-04-01T00:00:00Z', null],
    ['2016-04-08', '2016-04-08T00:00:00Z', null],
    ['2016-04-08T14:05', '2016-04-08T14:05:00-04:00', '2016-04-08T14:05:00-04:00'],
    ['2016-01-08T14:05:59', '2016-01-08T14:05:59-05:00', '2016-01-08T14:05:59-05:00'],
    ['2016-04-08T14:05-04:00', '2016-04-08T14:05:00-04:00', '2016-04-08T14:05:00-04:00'],
    ['2019-04-15T22:10-04:00', '2019-04-15T22:10:00-04:00', '2019-04-15T22:10:00-04:00'],
    ['2016-04-08T14:05:59Z', '2016-04-08T14:05:59Z', '2016-04-08T14:05:59Z'],
    ['2016-04-08T14:05Z', '2016-04-08T14:05:00Z', '2016-04-08T14:05:00Z'],
  ])('%s is %s in Atom, and as an exact time %s', (date, atomTime, exact) => {
    expect([toAtomTime(date, known), toTimeWithOffset(date, known)]).toEqual([atomTime, exact])
    expect(toMachineDate(date, known)).toBe(exact ?? date)
  })

  it('is not exact without an offset or the newsroom’s time zone', () => {
    expect(toTimeWithOffset('2016-04-08T14:05', unknown)).toBeNull()
    expect(toTimeWithOffset('2016-04-08T14:05', { edition: null })).toBeNull()
    expect(toAtomTime('2016-04-08T14:05', unknown)).toBe('2016-04-08T14:05:00Z')
    expect(toMachineDate('2016-04-08T14:05', unknown)).toBe('2016-04-08T14:05')
    expect(toTimeWithOffset(null, known)).toBeNull()
  })

  it.each([
    ['before the clocks went forward', '2016-03-13T01:59', '-05:00'],
    ['that the clocks skipped', '2016-03-13T02:30', '-05:00'],
    ['after they went forward', '2016-03-13T03:00', '-04:00'],
    ['that occurred twice', '2016-11-06T01:30', '-04:00'],
    ['after they went back', '2016-11-06T02:00', '-05:00'],
  ])('at a time %s has its offset', (_, date, offset) =>
    expect(toTimeWithOffset(date, known)).toBe(`${date}:00${offset}`),
  )
})
