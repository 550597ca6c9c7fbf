import { describe, expect, it } from 'vitest'
import { parseWithOffsets } from '../../../../../src/cli/content/markdown/parse-with-offsets.ts'
import { findIndentedProse } from '../../../../../src/cli/import/markdown/body/indented-prose.ts'

/** A text after its indented sentences were read as prose. */
function unindent(text: string): string {
  const { unindentingEdits } = findIndentedProse(text, parseWithOffsets(text))
  return unindentingEdits
    .toReversed()
    .reduce(
      (all, { startOffset, endOffset, replacement }) =>
        all.slice(0, startOffset) + replacement + all.slice(endOffset),
      text,
    )
}

const sentence = 'The ferry between the shores sank on Monday.'

describe('an indented paragraph', () => {
  it.each([
    `\t${sentence}`,
    `    ${sentence}\n    ${sentence}`,
    `    ${sentence}\n\n    ${sentence}`,
    `    «${sentence}»`,
    '    渡し船は月曜日に沈みました。渡し船は月曜日に沈みました。渡し船は月曜日に沈みました。',
  ])('of sentences is prose: %j', (text) => expect(unindent(text)).toBe(text.replace(/^[ \t]+/gm, '')))

  it.each([
    ['is short', '    The ferry sank today.'],
    ['has few letters', '    In 1912 the ferry took 3,201 of 4,512 and in 1913 5,120 of 7,301 people.'],
    ['does not begin a sentence', `    the ferry between the shores sank on Monday.`],
    ['does not end one', '    The ferry between the shores sank on Monday'],
    ['has signs of code', `    ${sentence.replace('sank', 'sank(now)')}`],
    ['has an address', `    ${sentence.replace('Monday', 'Monday, www.e.example')}`],
    ['has several indents', `    ${sentence}\n        ${sentence}`],
    ['belongs to a footnote', `[^1]: A note.\n\n    ${sentence}`],
  ])('that %s stays as it is', (_, text) => expect(unindent(text)).toBe(text))

  it('that a line follows need not end a sentence', () => {
    const text = '    The ferry between the shores sank on Monday and\nnobody came.'
    expect(unindent(text)).toBe(text.trimStart())
  })

  it('begins with no list, heading or quotation', () => {
    expect(unindent(`    ${sentence}\n    1. ${sentence}`)).toBe(`${sentence}\n1\\. ${sentence}`)
    expect(unindent(`    ${sentence}\n    - ${sentence}`)).toBe(`${sentence}\n\\- ${sentence}`)
  })
})
