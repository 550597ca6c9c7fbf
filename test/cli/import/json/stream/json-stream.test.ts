import { describe, expect, it } from 'vitest'
import { streamJsonLines } from '../../../../../src/cli/import/json/stream/json-lines.ts'
import { streamJsonValues } from '../../../../../src/cli/import/json/stream/json-stream.ts'
import { maxValueBytes } from '../../../../../src/cli/import/json/stream/parse-value.ts'
import { ValueCapture } from '../../../../../src/cli/import/json/stream/value-capture.ts'
import { sourceOf } from '../../reading.ts'

/** Each result as `line list/key: value`, or `line! reason`. */
async function list(results: ReturnType<typeof streamJsonValues>): Promise<string[]> {
  const lines: string[] = []
  for await (const result of results)
    lines.push(
      result.kind === 'fault'
        ? `${result.line}! ${result.reason}`
        : `${result.line} ${result.listName}/${result.key}: ${JSON.stringify(result.value)}`,
    )
  return lines
}

const values = (text: string, ...paths: string[]) => list(streamJsonValues(sourceOf('a.json', text), paths))
const again = 'or export the file again'

describe('values at a path', () => {
  it.each([
    [
      '{"items":[1,"b",{"c":[1]},[2],null,-1.5e+3]}',
      [
        '1 items/0: 1',
        '1 items/1: "b"',
        '1 items/2: {"c":[1]}',
        '1 items/3: [2]',
        '1 items/4: null',
        '1 items/5: -1500',
      ],
    ],
    ['{"a":{"items":[1]},"items":[2]}', ['1 items/0: 2']],
    ['{"a":[[1,{"items":[3]}]],\n"items"\r\n:\t[\n2]\n}\n', ['4 items/0: 2']],
    ['{"items":[{"a":"\\"]"}],"b":true,"c":false,"d":null,"e":0.5}', ['1 items/0: {"a":"\\"]"}']],
    ['{"\\u0069tems":[1]}', ['1 items/0: 1']],
    ['{"items":["a\\\\"]}', ['1 items/0: "a\\\\"']],
    ['{"items":[]}', []],
  ])('are found: %j', async (text, expected) => expect(await values(text, '$.items.*')).toEqual(expected))

  it('are found at several paths of several depths', async () => {
    const text = '{"author":"A","items":[1],"deep":{"items":[2]}}'
    expect(await values(text, '$.deep.items.*', '$.author', '$.items.*')).toEqual([
      '1 /author: "A"',
      '1 items/0: 1',
      '1 items/0: 2',
    ])
    expect(await values('[1] 7', '$.*')).toEqual([
      '1 /0: 1',
      '1! contains text after the end of its JSON: remove that text',
    ])
  })

  it('are named by their list and their member', async () => {
    expect(await values('{"db":[{"data":{"posts":[1]}}],"author":"A"}', '$.db.*.data.posts.*')).toEqual([
      '1 posts/0: 1',
    ])
    expect(await values('{"db":[{"data":{"posts":[1]}}],"author":"A"}', '$.author')).toEqual([
      '1 /author: "A"',
    ])
    expect(await values('1 {"a":2}\n[3] "d"', '$')).toEqual([
      '1 /: 1',
      '1 /: {"a":2}',
      '2 /: [3]',
      '2 /: "d"',
    ])
  })

  it.each([
    [
      '{"items":[1 2]}',
      [
        '1 items/0: 1',
        `1! is not valid JSON, since a comma is missing before this value: add it, ${again}`,
        '1 items/0: 2',
      ],
    ],
    ['{"items":[1]} 7', ['1 items/0: 1', '1! contains text after the end of its JSON: remove that text']],
    [
      '{"items":[,1]}',
      [`1! is not valid JSON, since a value is missing before a comma: add it, ${again}`, '1 items/1: 1'],
    ],
    ['{"items":[1,]}', ['1 items/0: 1', `1! is not valid JSON, since a value is missing: add it, ${again}`]],
    [
      '{"items":[1],"a":}',
      ['1 items/0: 1', `1! is not valid JSON, since a value is missing: add it, ${again}`],
    ],
    [
      '{"items":[1]]',
      ['1 items/0: 1', `1! is not valid JSON, since its brackets do not match: correct them, ${again}`],
    ],
    [
      '{"items":[1]}}',
      [
        '1 items/0: 1',
        `1! is not valid JSON, since a closing bracket has no opening one: remove it, ${again}`,
      ],
    ],
    [
      '{:1,"items":[1]}',
      [`1! is not valid JSON, since a colon has no name before it: add it, ${again}`, '1 items/0: 1'],
    ],
    [
      '{"items":[1:2]}',
      [
        '1 items/0: 1',
        `1! is not valid JSON, since a colon has no name before it: add it, ${again}`,
        '1 items/0: 2',
      ],
    ],
    [
      '{"a":no,"items":[1]}',
      [`1! is not valid JSON, since it contains no: put text in quotation marks, ${again}`, '1 items/0: 1'],
    ],
    [
      '{"a":truer,"items":[1]}',
      [
        `1! is not valid JSON, since it contains truer: put text in quotation marks, ${again}`,
        '1 items/0: 1',
      ],
    ],
    [
      '{"a":+1,"items":[1]}',
      [`1! is not valid JSON, since it contains +1: put text in quotation marks, ${again}`, '1 items/0: 1'],
    ],
    [
      '{"a":1x,"items":[1]}',
      [`1! is not valid JSON, since it contains 1x: put text in quotation marks, ${again}`, '1 items/0: 1'],
    ],
    [
      '{"items":[1],\n"a":no',
      [
        '1 items/0: 1',
        `2! is not valid JSON, since it contains no: put text in quotation marks, ${again}`,
        '2! ends in the middle of its JSON: export or copy the file again',
      ],
    ],
    ['{"items":[1],\n', ['1 items/0: 1', '2! ends in the middle of its JSON: export or copy the file again']],
  ])('are read past a fault around them: %j', async (text, expected) =>
    expect(await values(text, '$.items.*')).toEqual(expected),
  )

  it('are read past a fault within one that begins its line', async () => {
    const text = '{"items":[\n  {"a":[1},\n  {"b":2},\n  {"c":3}\n]}'
    expect(await values(text, '$.items.*')).toEqual([
      `2! is not valid JSON on this line: correct the line, ${again}`,
      '3 items/0: {"b":2}',
      '4 items/0: {"c":3}',
    ])
  })

  it.each([
    [maxValueBytes, 'is a binary file, not JSON: leave it out, or export the file again'],
    [maxValueBytes + 1, 'contains a value larger than 16 MiB, the limit for one article: leave it out'],
  ])('have a limit of size: %i', (size, reason) => {
    const capture = new ValueCapture(
      { listName: 'items', key: '0', line: 3 },
      { outerDepth: 1, startOffset: 5, indentLength: 0 },
    )
    const half = maxValueBytes / 2
    capture.collectBytes(new Uint8Array(half + 5), half + 5)
    capture.collectBytes(new Uint8Array(half + 9), size - half)
    expect(capture.parseValues()).toEqual([{ kind: 'fault', line: 3, reason }])
  })
})

describe('values in lines', () => {
  const lines = (text: string) => list(streamJsonLines(sourceOf('a.jsonl', text)))

  it.each([
    ['1\n2', ['1 line/1: 1', '2 line/2: 2']],
    ['1\r\n \t\r\n\n{"a":4}\n', ['1 line/1: 1', '4 line/4: {"a":4}']],
    ['{no}\n2', [`1! is not valid JSON on this line: correct the line, ${again}`, '2 line/2: 2']],
    ['1\n{"a":', ['1 line/1: 1', '2! ends in the middle of its JSON: export or copy the file again']],
    [`"${'x'.repeat(2500)}"\n2`, [`1 line/1: "${'x'.repeat(2500)}"`, '2 line/2: 2']],
    ['', []],
  ])('are found with their numbers: %j', async (text, expected) =>
    expect(await lines(text)).toEqual(expected),
  )

  it('have a limit of size', async () => {
    const half = Buffer.alloc(maxValueBytes / 2)
    const newline = Buffer.from('\n')
    const stream = async function* () {
      yield* [
        Buffer.from('1\n'),
        half,
        half,
        newline,
        half,
        half,
        Buffer.from('x\n4\n'),
        half,
        half,
        Buffer.from('x'),
      ]
    }
    const reason = 'has a line longer than 16 MiB, the limit for one article: leave that line out'
    expect(await list(streamJsonLines({ file: 'a.jsonl', size: 9, head: Buffer.from('1'), stream }))).toEqual(
      [
        '1 line/1: 1',
        '2! is a binary file, not JSON: leave it out, or export the file again',
        `3! ${reason}`,
        '4 line/4: 4',
        `5! ${reason}`,
      ],
    )
  })
})
