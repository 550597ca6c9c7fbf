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
      '1! contains more text after the end of its JSON: delete everything after the bracket that closes the JSON, or move it to a file of its own',
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
        `1! is not valid JSON, since a comma is missing before the value on this line: add the comma, ${again}`,
        '1 items/0: 2',
      ],
    ],
    [
      '{"items":[1]} 7',
      [
        '1 items/0: 1',
        '1! contains more text after the end of its JSON: delete everything after the bracket that closes the JSON, or move it to a file of its own',
      ],
    ],
    [
      '{"items":[,1]}',
      [
        `1! is not valid JSON, since a comma on this line has no value before it: delete the comma, ${again}`,
        '1 items/1: 1',
      ],
    ],
    [
      '{"items":[1,]}',
      [
        '1 items/0: 1',
        `1! is not valid JSON, since a comma comes before a closing bracket on this line: delete the comma, ${again}`,
      ],
    ],
    [
      '{"items":[1],"a":}',
      [
        '1 items/0: 1',
        `1! is not valid JSON, since the last colon up to this line has no value after it: write null there, ${again}`,
      ],
    ],
    [
      '{"a":,"items":[1]}',
      [
        `1! is not valid JSON, since the last colon up to this line has no value after it: write null there, ${again}`,
        '1 items/0: 1',
      ],
    ],
    [
      '{"items":[1]]',
      [
        '1 items/0: 1',
        `1! is not valid JSON, since a } is missing before the ] on this line: write } there or instead, ${again}`,
      ],
    ],
    [
      '{"items":[1]}}',
      [
        '1 items/0: 1',
        `1! is not valid JSON, since this line has a closing bracket too many: delete the bracket, ${again}`,
      ],
    ],
    [
      '{:1,"items":[1]}',
      [
        `1! is not valid JSON, since a colon on this line does not follow a name: delete the colon, write a name in quotation marks before it, ${again}`,
        '1 items/0: 1',
      ],
    ],
    [
      '{"items":[1:2]}',
      [
        '1 items/0: 1',
        `1! is not valid JSON, since a colon on this line does not follow a name: delete the colon, write a name in quotation marks before it, ${again}`,
        '1 items/0: 2',
      ],
    ],
    [
      '{"a":no,"items":[1]}',
      [
        `1! is not valid JSON, since no is not in quotation marks: add them, delete the word, ${again}`,
        '1 items/0: 1',
      ],
    ],
    [
      '{"a":truer,"items":[1]}',
      [
        `1! is not valid JSON, since truer is not in quotation marks: add them, delete the word, ${again}`,
        '1 items/0: 1',
      ],
    ],
    [
      '{"a":+1,"items":[1]}',
      [
        `1! is not valid JSON, since +1 is not in quotation marks: add them, delete the word, ${again}`,
        '1 items/0: 1',
      ],
    ],
    [
      '{"a":1x,"items":[1]}',
      [
        `1! is not valid JSON, since 1x is not in quotation marks: add them, delete the word, ${again}`,
        '1 items/0: 1',
      ],
    ],
    [
      '{"items":[1],\n"a":no',
      [
        '1 items/0: 1',
        `2! is not valid JSON, since no is not in quotation marks: add them, delete the word, ${again}`,
        '2! breaks off on this line before its JSON is complete: copy or export the file again, or add the missing bracket or quotation mark',
      ],
    ],
    [
      '{"items":[1],\n',
      [
        '1 items/0: 1',
        '2! breaks off on this line before its JSON is complete: copy or export the file again, or add the missing bracket or quotation mark',
      ],
    ],
  ])('are read past a fault around them: %j', async (text, expected) =>
    expect(await values(text, '$.items.*')).toEqual(expected),
  )

  it('are read past a fault within one that begins its line', async () => {
    const text = '{"items":[\n  {"a":[1},\n  {"b":2},\n  {"c":3}\n]}'
    expect(await values(text, '$.items.*')).toEqual([
      `2! is not valid JSON on this line: add the missing comma or bracket, write \\" for a quotation mark within a text, ${again}`,
      '3 items/0: {"b":2}',
      '4 items/0: {"c":3}',
    ])
  })

  it.each([
    [maxValueBytes, 'contains binary data, so it is not JSON: export the file again, or leave it out'],
    [
      maxValueBytes + 1,
      'contains a record of more than 16 MiB, the limit for one article: shorten the record, or delete it from the file',
    ],
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
    [
      '{no}\n2',
      [
        `1! is not valid JSON on this line: delete a comma before a closing bracket, put a name in quotation marks, ${again}`,
        '2 line/2: 2',
      ],
    ],
    [
      '1\n{"a":',
      [
        '1 line/1: 1',
        '2! breaks off on this line before its JSON is complete: copy or export the file again, or add the missing bracket or quotation mark',
      ],
    ],
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
    const reason =
      'has more than 16 MiB on this line, the limit for one article: shorten the article, or delete the line'
    expect(await list(streamJsonLines({ file: 'a.jsonl', size: 9, head: Buffer.from('1'), stream }))).toEqual(
      [
        '1 line/1: 1',
        '2! contains binary data, so it is not JSON: export the file again, or leave it out',
        `3! ${reason}`,
        '4 line/4: 4',
        `5! ${reason}`,
      ],
    )
  })
})
