import { describe, expect, it } from 'vitest'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { readingsOf, sourceOf } from '../reading.ts'

const outcomesOf = async (file: string, content: string | Uint8Array) =>
  (await readingsOf(jsonImporter, sourceOf(file, content))).map((reading) => {
    if (reading.kind === 'article') return reading.fields.headline
    return reading.kind === 'rejection' ? `${reading.line}: ${reading.reason}` : reading.kind
  })

const item = (title: string) =>
  `{"id": "${title}", "title": "${title}", "content_text": "Words of ${title}."}`
const feed = (items: string) => `{"version": "https://jsonfeed.org/version/1.1",\n"items": [\n${items}\n]}`
const ninjs = (title: string, space = '') =>
  `{${space}"uri": "urn:${title}",${space}"headline": "${title}",${space}"body_text": "Words."${space}}`

describe('a broken feed', () => {
  it.each([
    ['a comma too few in an item', `{"id": "1" "title": "X"}`],
    ['a quotation mark too few', `{"id": "1", "title": "X, "content_text": "Y"}`],
    ['a quotation mark too many', `{"id": "1", "title": "Called "X" by all", "content_text": "Y"}`],
    ['a quotation mark too many, alone', `{"id": "1", "title": "12" wide", "content_text": "Y"}`],
    ['a line end in a string', `{"id": "1", "title": "X\n{Y"}`],
    ['a word without quotation marks', `{"id": "1", "title": X}`],
  ])('is read past %s', async (_, broken) => {
    const outcomes = await outcomesOf(
      'feed.json',
      feed([item('A'), broken, item('B'), item('C')].join(',\n')),
    )
    expect(outcomes).toEqual(['A', expect.stringMatching(/^[45]: is not valid JSON/), 'B', 'C'])
  })

  it('is read past a comma that is missing between its items', async () => {
    expect(await outcomesOf('feed.json', feed(`${item('A')}\n${item('B')}`))).toEqual([
      'A',
      '4: is not valid JSON, since a comma is missing before the value on this line: add the comma, or export the file again',
      'B',
    ])
  })

  it('that ends within an item is rejected there, after the items before it', async () => {
    expect(await outcomesOf('feed.json', feed(item('A')).slice(0, -20))).toEqual([
      '3: breaks off on this line before its JSON is complete: copy or export the file again, or add the missing bracket or quotation mark',
    ])
    expect(await outcomesOf('feed.json', feed(`${item('A')},\n{"id":`).slice(0, -3))).toEqual([
      'A',
      expect.stringMatching(/^4: breaks off on this line before its JSON is complete/),
    ])
  })
})

describe('a broken file of many lines', () => {
  it('is rejected once, with the number of its faults', async () => {
    const lines = Array.from({ length: 146 }, (_, index) => `{'title': 'It is line ${index}'}`)
    expect(await outcomesOf('a.jsonl', lines.join('\n'))).toEqual([
      expect.stringMatching(/^1: is not valid JSON.*\(and 145 more faults, up to line 146\)$/),
    ])
  })

  it('has separate rejections for faults with an article between them', async () => {
    expect(await outcomesOf('a.jsonl', `{no}\n${ninjs('A')}\n{no}\n{no}`)).toEqual([
      expect.stringMatching(/^1: is not valid JSON/),
      'A',
      expect.stringMatching(/^3: is not valid JSON.*\(and 1 more fault, up to line 4\)$/),
    ])
  })

  it.each(['a.json', 'a.jsonl', 'a.ndjson'])(
    'may be values of several lines, one after the other: %s',
    async (file) => {
      expect(
        await outcomesOf(file, [ninjs('A', '\n'), ninjs('B', '\n'), ninjs('C', '\n')].join('\n')),
      ).toEqual(['A', 'B', 'C'])
      expect(await outcomesOf(file, `${ninjs('A', '\n')},\n${ninjs('B', '\n')}`)).toEqual(['A', 'B'])
    },
  )

  it.each(['a.json', 'a.jsonl'])(
    'is read past a broken line, blank lines and a last one without an end: %s',
    async (file) =>
      expect(await outcomesOf(file, `${ninjs('A')}\r\n{no}\n \t\r\n${ninjs('B')}`)).toEqual([
        'A',
        expect.stringMatching(/^2: is not valid JSON/),
        'B',
      ]),
  )

  it('is read past an invalid first line', async () => {
    expect(await outcomesOf('a.jsonl', `{"uri": "urn:a", "head\n${ninjs('B')}`)).toEqual([
      expect.stringMatching(/^1: /),
      'B',
    ])
  })

  it('has records of an unknown kind rejected once, and later ones read', async () => {
    expect(await outcomesOf('a.json', `[{"a": 1},\n{"a": 2},\n${ninjs('A')}]`)).toEqual([
      expect.stringMatching(/^1: is JSON of an unknown kind.*\(and 1 more record, up to line 2\)$/),
      'A',
    ])
  })
})

describe('a feed in another encoding than UTF-8', () => {
  const text = feed(`${item('Café à l’été')},\n${item('Noël')}`)
  const windows1252 = Buffer.from(text.replaceAll('’', '\x92'), 'latin1')
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
  it.each([
    ['windows-1252', windows1252],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16, the other way round', swapped(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
    ['UTF-16 of the other way round without a mark', swapped(Buffer.from(text, 'utf16le'))],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
  ])('is read: %s', async (_, bytes) => {
    const outcomes = await outcomesOf('feed.json', bytes)
    expect(outcomes.filter((each) => each !== 'warning')).toEqual(['Café à l’été', 'Noël'])
    expect(outcomes.includes('warning'), 'only a guess is reported').toBe(bytes === windows1252)
  })

  it('is read whatever precedes its items', async () => {
    const named = Buffer.from(`{"title": "L\xe9 Journal", "items": [${item('A')}]}`, 'latin1')
    expect(await outcomesOf('feed.json', named)).toContain('A')
  })
})

describe('names inherited by every object', () => {
  it('are ordinary names', async () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
    const odd = names.map((name) => `"${name}": {"${name}": "x"}`).join(', ')
    const record = `{"id": "A", "title": "A", ${odd}, "content_text": "B", "tags": ${JSON.stringify(names)}}`
    const [reading] = await readingsOf(jsonImporter, sourceOf('feed.json', `{${odd}, "items": [${record}]}`))
    expect(reading).toMatchObject({ kind: 'article', fields: { headline: 'A', topics: names } })
  })
})
