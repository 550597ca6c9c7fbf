import { describe, expect, it } from 'vitest'
import { splitTextIntoParagraphs } from '../../../../src/cli/import/plain-text/split-text-into-paragraphs.ts'

/** A paragraph that was wrapped at fifty characters. */
const wrapped = [
  'The ferry between the two shores stopped on Monday',
  'morning, and two hundred people waited on the quay',
  'until the evening',
]
const joined = wrapped.join(' ')

describe('the lines of a text', () => {
  it.each<[string, string[], string[][]]>([
    ['are paragraphs between blank lines', ['a', '', ' \t', 'b'], [['a'], ['b']]],
    [
      'stay lines where they are short',
      ['The tide', ' comes in ', 'again'],
      [['The tide', 'comes in', 'again']],
    ],
    ['are joined where they were wrapped', wrapped, [[joined]]],
    ['are joined below a short one', ['A tide', ...wrapped], [['A tide', joined]]],
    ['are joined though they are indented alike', wrapped.map((line) => `  ${line}`), [[joined]]],
    [
      'are joined at a ragged margin',
      [wrapped[0] ?? '', 'morning, and two hundred people waited in', ...wrapped.slice(1)],
      [[`${wrapped[0]} morning, and two hundred people waited in ${wrapped.slice(1).join(' ')}`]],
    ],
    [
      'begin a paragraph where they are indented',
      [...wrapped, '  A new rudder was ordered from the other shore'],
      [[joined], ['A new rudder was ordered from the other shore']],
    ],
    [
      'begin none where they are indented by one',
      [wrapped[0] ?? '', ` ${wrapped[1]}`, wrapped[2] ?? ''],
      [[joined]],
    ],
    ['stay lines after a short one', [...wrapped, 'and then:'], [[joined, 'and then:']]],
    [
      'are paragraphs after a short one that ends a sentence',
      [...wrapped.slice(0, 2), 'until the evening.”', 'It was cold'],
      [[`${joined}.”`], ['It was cold']],
    ],
    ['are not joined where there is only one break', wrapped.slice(0, 2), [wrapped.slice(0, 2)]],
  ])('%s', (_, lines, paragraphs) => expect(splitTextIntoParagraphs(lines)).toEqual(paragraphs))

  it('are paragraphs where they are longer than a screen, or end like sentences', () => {
    const long = 'x'.repeat(101)
    expect(splitTextIntoParagraphs([long, 'a'])).toEqual([[long], ['a']])
    expect(splitTextIntoParagraphs(['a', long])).toEqual([['a'], [long]])
    expect(splitTextIntoParagraphs(['x'.repeat(100), 'a'])).toEqual([['x'.repeat(100), 'a']])
    for (const end of ['.', '!', '?', '…', ':', '.»', '?”)'])
      expect(splitTextIntoParagraphs([`It sank${end}`, 'It rose'])).toEqual([[`It sank${end}`], ['It rose']])
    expect(splitTextIntoParagraphs(['It sank. Then', 'it rose'])).toEqual([['It sank. Then', 'it rose']])
  })

  it('are not joined where fewer than six tenths of them are full, or they are wider than any page', () => {
    const short = ['a tide', 'a quay']
    expect(splitTextIntoParagraphs([...wrapped, ...short])).toEqual([[...wrapped, ...short]])
    const word = 'x'.repeat(49)
    const wide = [`${word} ${word}x`, `${word} ${word}x`, word]
    expect(splitTextIntoParagraphs(wide)).toEqual([[wide.join(' ')]])
    const wider = wide.map((line) => line.replace('x ', 'xx '))
    expect(splitTextIntoParagraphs(wider)).toEqual(wider.map((line) => [line]))
    const narrow = [
      'The ferry between the shores stopped, again,',
      'in the morning, and two hundred people waited',
      'here',
    ]
    expect(splitTextIntoParagraphs(narrow)).toEqual([[narrow.join(' ')]])
  })
})
