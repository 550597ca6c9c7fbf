import { describe, expect, it } from 'vitest'
import { parseRange } from '../../src/http/range.ts'

describe('a range of 100 bytes', () => {
  it.each([
    ['bytes=0-9', { first: 0, last: 9 }],
    ['bytes=90-', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=0-1000', { first: 0, last: 99 }],
    ['bytes=-1000', { first: 0, last: 99 }],
    ['BYTES=5-5', { first: 5, last: 5 }],
    ['bytes=99-', { first: 99, last: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=150-160', 'unsatisfiable'],
    ['bytes=-100', { first: 0, last: 99 }],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-0', null],
    ['bytes=-', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
    ['megabytes=0-1', null],
    ['bytes=0-0', { first: 0, last: 0 }],
    ['bytes=98-99', { first: 98, last: 99 }],
    ['bytes=000000000000001-2', { first: 1, last: 2 }],
    ['bytes=0000000000000001-2', null],
    ['bytes=a-b', null],
    [`bytes=${'9'.repeat(1000)}-`, null],
    ['', null],
    [null, null],
  ])('%s', (header, expected) => expect(parseRange(header, 100)).toEqual(expected))
})
