import { describe, expect, it } from 'vitest'
import { type JsonFault, parseJsonValue } from '../../../../../src/cli/import/json/stream/parse-value.ts'
import { salvageJsonValues } from '../../../../../src/cli/import/json/stream/salvage-values.ts'

const fault: JsonFault = { kind: 'fault', line: 5, reason: 'is broken' }

/** Each value as `line: value`, or `line! reason`. */
const salvage = (text: string, indent: number) =>
  salvageJsonValues(
    Buffer.from(text),
    { listName: 'items', key: '3', line: 5, indentLength: indent },
    fault,
  ).map((each) =>
    each.kind === 'fault' ? `${each.line}! ${each.reason}` : `${each.line}: ${JSON.stringify(each.value)}`,
  )

describe('a value that is not valid JSON', () => {
  it.each([
    [0, '{"a":[1},', ['5! is broken']],
    [0, '{"a":[1},\n{"b":2},\n{"c":3}', ['5! is broken', '6: {"b":2}', '7: {"c":3}']],
    [0, '{"a":1},\n{"b":2}', ['5: {"a":1}', '6: {"b":2}']],
    [2, '{"a":[1},\n  {"b":2}', ['5! is broken', '6: {"b":2}']],
    [2, '{"a":[1},\n\t {"b":2}', ['5! is broken', '6: {"b":2}']],
    [2, '{"a":[1},\n {"b":2}', ['5! is broken']],
    [2, '{"a":[1},\n   {"b":2}', ['5! is broken']],
    [2, '{"a":[1},\n  ["b"]', ['5! is broken']],
    [0, '{"a":[1},\n{"b":\n2}\n,\n{"c":3}', ['5! is broken', '6: {"b":2}', '9: {"c":3}']],
    [0, '{"a":[1},\n{"b":2}\n]}\n ]', ['5! is broken', '6: {"b":2}']],
    [0, `{"a":[1},\n{"b":2}${']'.repeat(8)}`, ['5! is broken', '6: {"b":2}']],
    [
      0,
      `{"a":[1},\n{"b":2}${']'.repeat(9)}`,
      ['5! is broken', '6! is not valid JSON on this line: correct the line, or export the file again'],
    ],
    [
      0,
      '{"a":[1},\n{"b":2} x',
      ['5! is broken', '6! is not valid JSON on this line: correct the line, or export the file again'],
    ],
  ])('is divided where lines of the same indent open an object: %i %j', (indent, text, expected) =>
    expect(salvage(text, indent)).toEqual(expected),
  )
})

describe('the parsing of one value', () => {
  const place = { listName: 'items', key: '3', line: 5 }

  it('keeps its place, and warns of a guess at its encoding', () => {
    expect(parseJsonValue(Buffer.from('{"a":"é"}'), place)).toEqual({
      kind: 'value',
      value: { a: 'é' },
      warnings: [],
      ...place,
    })
    expect(parseJsonValue(Buffer.from('{"a":"é"}', 'latin1'), place)).toMatchObject({
      value: { a: 'é' },
      warnings: [expect.stringMatching(/^is not UTF-8/)],
    })
  })

  const broken = 'is not valid JSON on this line: correct the line, or export the file again'
  const cut = 'ends in the middle of its JSON: export or copy the file again'

  it.each([
    ['{"a":1,\n"b" 2}', 6, broken],
    [`{"a":"${'x'.repeat(200)}",\n\n"b":nothing}`, 7, broken],
    ['{"a":no}', 5, broken],
    [`{"a":\n"${'x'.repeat(50)}",\n"b":no}\n${' '.repeat(80)}`, 7, broken],
    ['{"a":1,\n', 6, cut],
    ['{"a":"x', 5, cut],
    ['  ', 5, broken],
    ['{"a":1}}', 5, broken],
    ['\0\0', 5, 'is a binary file, not JSON: leave it out, or export the file again'],
  ])('names the line of a fault: %j', (text, line, reason) =>
    expect(parseJsonValue(Buffer.from(text), place)).toEqual({ kind: 'fault', line, reason }),
  )
})
