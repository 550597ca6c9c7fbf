import { describe, expect, it } from 'vitest'
import { toPrintable, toShortPrintableLine } from '../../../src/cli/corrections/printable.ts'

describe('a stranger’s text', () => {
  it.each([
    ['\x1b[2Jgone\x07', ' [2Jgone '],
    ['one\r\ntwo\tthree\n', 'one \ntwo three\n'],
    ['\u202Eright\u2066left\u200f\ufeff', ' right left  '],
    ['\x9b31mred\x7f', ' 31mred '],
    ['Été, 日本語 – “quoted” 👩‍🚒', 'Été, 日本語 – “quoted” 👩‍🚒'],
  ])('%j is printed as %j', (text, expected) => expect(toPrintable(text)).toBe(expected))

  it('is shortened to eighty characters of its first line, whole', () => {
    expect(toShortPrintableLine('One\nTwo')).toBe('One')
    expect(toShortPrintableLine('')).toBe('')
    for (const letter of ['x', '𝒳']) {
      expect(toShortPrintableLine(letter.repeat(80))).toBe(letter.repeat(80))
      expect(toShortPrintableLine(letter.repeat(81))).toBe(`${letter.repeat(79)}…`)
    }
    expect(toShortPrintableLine(`${'x'.repeat(80)}\n${'y'.repeat(80)}`)).toBe('x'.repeat(80))
  })
})
