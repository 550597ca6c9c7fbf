import { describe, expect, it } from 'vitest'
import { shortenToLine } from '../../src/model/shorten-to-line.ts'
import { cpuTimeOf } from '../support/cpu-time.ts'

const astral = '\u{1f5de}'

describe('a shortened text', () => {
  it.each([
    ['is unchanged when it fits', 'Ten words', 9, 'Ten words'],
    ['is on one line', ' One\n\n two ', 20, 'One two'],
    ['is cut between words', 'The harbour vote was close', 18, 'The harbour vote…'],
    ['does not end with a comma', 'The harbour, the vote', 14, 'The harbour…'],
    ['is cut between characters when a word is too long', 'x'.repeat(30), 10, `${'x'.repeat(9)}…`],
    ['is cut between characters when no space is near', `a ${'x'.repeat(30)}`, 10, `a ${'x'.repeat(7)}…`],
    ['is not cut within a surrogate pair', astral.repeat(30), 10, `${astral.repeat(4)}…`],
    ['is not cut before a combining mark', `${'e\u0301'.repeat(30)}`, 10, `${'e\u0301'.repeat(4)}…`],
    ['is not cut at a joiner', `${'a'.repeat(7)}👩\u200d💻 and more words`, 10, `${'a'.repeat(7)}…`],
    ['is well formed', '\ud800', 5, '\ufffd'],
  ])('%s', (_, text, longest, expected) => {
    expect(shortenToLine(text, longest)).toBe(expected)
    expect(shortenToLine(text, longest).length).toBeLessThanOrEqual(longest)
  })

  it('takes linear time', async () => {
    for (const long of [' '.repeat(4e6), '\u0301'.repeat(4e6), 'a-'.repeat(2e6)])
      expect(await cpuTimeOf(() => shortenToLine(long, 200))).toBeLessThan(200)
  })
})
