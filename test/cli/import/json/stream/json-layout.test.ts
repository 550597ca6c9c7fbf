import { describe, expect, it } from 'vitest'
import { normaliseJsonHead, readJsonBytes } from '../../../../../src/cli/import/json/stream/json-bytes.ts'
import { detectJsonLayout } from '../../../../../src/cli/import/json/stream/json-layout.ts'
import { sourceOf } from '../../reading.ts'

describe('the layout of a JSON file', () => {
  it.each([
    ['a.json', '{"a":1}', 'values'],
    ['a.json', '{"a":\n1}', 'values'],
    ['a.json', ' \n[{"a":1}]', 'list'],
    ['a.json', '[{"items":1}]', 'list'],
    ['a.json', '[1]\n[2]', 'list'],
    ['a.json', '{"a":1}\n{"a":2}', 'lines'],
    ['a.json', '{"a":\n1}\n{"a":2}', 'values'],
    ['a.json', '{"a":1}{"a":\n2}', 'lines'],
    ['a.json', '{"items":[]}', 'feed'],
    ['a.json', '{"a":[1],"items":[]}', 'feed'],
    ['a.json', '{"a":{"b":1},"items":[]}', 'feed'],
    ['a.json', '{"title":"{","items":[]}', 'feed'],
    ['a.json', '{"a":"\\"","items":[]}', 'feed'],
    ['a.json', '{"a":{"items":[]}}', 'values'],
    ['a.json', '{"a":"items"}', 'values'],
    ['a.json', '{"a":"data: db"}', 'values'],
    ['a.json', '{"db":[]}', 'ghost'],
    ['a.json', '{"posts":[]}', 'ghost'],
    ['a.json', '{"data":{}}', 'ghost'],
    ['a.json', '{"uri":"urn:a","data":{}}', 'values'],
    ['a.json', '{"a":1}\n{"items":[]}', 'lines'],
    ['a.jsonl', '{"items":[]}', 'lines'],
    ['A.JSONL', '{"items":[]}', 'lines'],
    ['a.ndjson', '{"items":[]}', 'lines'],
    ['a.ndjson.json', '{"items":[]}', 'feed'],
    ['a.jsonl', '{\n"a":1}', 'values'],
    ['a.jsonl', '{"a\n{"a":1}', 'lines'],
    ['a.jsonl', '{"a":[\n  [1]]}', 'lines'],
  ])('is told by its name and its start: %s %j', (file, text, layout) =>
    expect(detectJsonLayout(sourceOf(file, text))).toBe(layout),
  )
})

describe('the bytes of a JSON file', () => {
  const text = '{"é":1}'
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const swap = (bytes: Buffer) => Buffer.from(bytes).swap16()
  const mark = Buffer.from('\uFEFF', 'utf16le')

  it.each([
    ['UTF-8', utf8],
    ['UTF-8 with a mark', Buffer.concat([Buffer.from('\uFEFF'), utf8])],
    ['UTF-16', utf16],
    ['UTF-16 with a mark', Buffer.concat([mark, utf16])],
    ['UTF-16, most significant byte first', swap(utf16)],
    ['UTF-16, most significant byte first, with a mark', swap(Buffer.concat([mark, utf16]))],
  ])('are UTF-8 without a mark: %s', async (_, bytes) => {
    expect(Buffer.from(normaliseJsonHead(bytes)).toString()).toBe(text)
    // The chunks divide the mark and the letters.
    const stream = async function* () {
      for (const byte of bytes) yield Uint8Array.of(byte)
    }
    const chunks: Uint8Array[] = []
    const source = { file: 'a.json', size: bytes.length, head: bytes, stream }
    for await (const chunk of readJsonBytes(source)) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe(text)
  })

  it.each([[[]], [[0x37]], [[0xef, 0xbb]], [[0xef, 0xbb, 0xbe]], [[0xff, 0xfd]], [[0, 0]]])(
    'stay where they only look like a mark: %j',
    (bytes) => expect([...normaliseJsonHead(Uint8Array.from(bytes))]).toEqual(bytes),
  )
})
