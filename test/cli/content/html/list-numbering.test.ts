import { describe, expect, it } from 'vitest'
import { parseListNumber, toListNumbering } from '../../../../src/cli/content/html/list-numbering.ts'

it.each([
  ['3', 3],
  ['-3', -3],
  ['7x', 7],
  ['2147483647', 2147483647],
  ['2147483648', null],
  ['-2147483648', null],
  ['x', null],
  [4, 4],
  [1.5, null],
  [undefined, null],
  [true, null],
])('the number %j of an entry is %j', (written, number) => expect(parseListNumber(written)).toBe(number))

describe('a numbered list', () => {
  it.each([
    ['begins at 1', {}, [null, null], {}, [null, null]],
    ['begins at its start', { start: '3' }, [null, null], { start: 3 }, [null, null]],
    ['begins at its first entry’s number', { start: '3' }, [5, null], { start: 5 }, [null, null]],
    ['begins at 0', { start: '0' }, [null], { start: 0 }, [null]],
    ['has no start of 1', { start: '1' }, [null, 2], {}, [null, null]],
    ['has the numbers that do not follow', {}, [1, 3, 4, null, 9], {}, [null, 3, null, null, 9]],
    ['repeats a number', {}, [null, 1], {}, [null, 1]],
    ['counts down to 1', { reversed: true }, [null, null, 1], { reversed: true }, [null, null, null]],
    [
      'counts down by its attribute without a value',
      { reversed: '' },
      [null, 1],
      { reversed: true },
      [null, null],
    ],
    [
      'counts down from its start',
      { reversed: true, start: '9' },
      [null, 8, 6],
      { reversed: true, start: 9 },
      [null, null, 6],
    ],
    ['counts up where it is not reversed', { reversed: false }, [null, 2], {}, [null, null]],
  ])('%s', (_, properties, numbers, reduced, values) =>
    expect(toListNumbering(properties, numbers)).toEqual({ listProperties: reduced, explicitValues: values }),
  )
})
