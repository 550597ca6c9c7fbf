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

  const correct = (correction: string) =>
    `is not valid JSON on this line: ${correction}, or export the file again`
  const broken = correct('correct the line')
  const unquoted = correct('put a text in quotation marks, delete a comma before a closing bracket')
  const unquotedName = correct('delete a comma before a closing bracket, put a name in quotation marks')
  const unseparated = correct(
    String.raw`add the missing comma or bracket, write \" for a quotation mark within a text`,
  )
  const cut =
    'breaks off on this line before its JSON is complete: copy or export the file again, or add the missing bracket or quotation mark'

  it.each([
    ['{"a":1,\n"b" 2}', 6, correct('write a colon between the name and its value')],
    ['{"a":1,\n"b": "c "d" e"}', 6, unseparated],
    ['{"a":[1 2]}', 5, unseparated],
    ['{"a":1,\n}', 6, unquotedName],
    ['{a:1}', 5, unquotedName],
    ['[1,]', 5, unquoted],
    ['{"a":"b\tc"}', 5, correct(String.raw`write \n for a line break and \t for a tab within a text`)],
    [String.raw`{"a":"b\c"}`, 5, correct(String.raw`write \\ for a backslash within a text`)],
    [String.raw`{"a":"b\uc"}`, 5, correct(String.raw`write \\ for a backslash within a text`)],
    [`{"a":"${'x'.repeat(200)}",\n\n"b":nothing}`, 7, unquoted],
    ['{"a":no}', 5, unquoted],
    [`{"a":\n"${'x'.repeat(50)}",\n"b":no}\n${' '.repeat(80)}`, 7, unquoted],
    ['{"a":1,\n', 6, cut],
    ['{"a":"x', 5, cut],
    ['  ', 5, broken],
    ['{"a":1}}', 5, broken],
    ['\0\0', 5, 'contains binary data, so it is not JSON: export the file again, or leave it out'],
  ])('names the line of a fault: %j', (text, line, reason) =>
    expect(parseJsonValue(Buffer.from(text), place)).toEqual({ kind: 'fault', line, reason }),
  )
})

it.each([
  ['[1,\n]', 2],
  ['{"a":\n}', 2],
  ['[1,\n\nx, 2, 3, 4, 5, 6, 7, 8, 9]', 3],
  ['[1,\n2', 2],
])('a short text has its fault on the line of the error: %j', (text, line) =>
  expect(parseJsonValue(Buffer.from(text), { listName: '', key: '', line: 1 })).toMatchObject({ line }),
)
