import { describe, expect, it } from 'vitest'
import { mhtmlImporter } from '../../../../src/cli/import/saved-page/mhtml-importer.ts'
import { page } from '../front-door.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'
import { message, type Part } from './message.ts'

const words = 'The board met on Tuesday and talked of the ferry for an hour. '.repeat(8)

const pageWith = (text: string, ...fields: string[]): Part => ({
  fields: ['Content-Type: text/html', ...fields],
  body: page('A ferry', `${text} ${words}`),
})

const frameset: Part = {
  fields: ['Content-Type: text/html'],
  body: '<frameset><frame src="cid:a"></frameset>',
}

const sourceWith = (parts: Part[], options?: Parameters<typeof message>[1], name = 'ferry.mhtml') =>
  sourceOf(name, message(parts, options))

const warningsOf = async (parts: Part[]) =>
  (await readingsOf(mhtmlImporter, sourceWith(parts))).flatMap((event) =>
    event.kind === 'warning' ? [event.text] : [],
  )

describe('the page of a message', () => {
  it('is stored as the message, with its own type', async () => {
    const source = sourceWith([pageWith('One.')])
    const { original } = await articleOf(mhtmlImporter, source)
    expect(original).toEqual({
      mediaType: 'multipart/related',
      extension: 'mhtml',
      bytes: message([pageWith('One.')]),
    })
  })

  it('may be XHTML', async () => {
    const [part] = [pageWith('One.')]
    const xhtml = { ...part, fields: ['Content-Type: application/xhtml+xml'] } as Part
    expect((await articleOf(mhtmlImporter, sourceWith([xhtml]))).markdown).toContain('One.')
  })

  it('is the first one without a start, also if it has no id', async () => {
    const parts = [pageWith('One.', 'Content-ID: <one>'), pageWith('Two.')]
    expect((await articleOf(mhtmlImporter, sourceWith(parts))).markdown).toContain('One.')
    const start = { type: 'multipart/related; start="<three>"' }
    expect((await articleOf(mhtmlImporter, sourceWith(parts, start))).markdown).toContain('One.')
  })

  it.each([
    ['the archivist', 'https://said.example/a', ['Content-Location: https://part.example/a'], [], 'said'],
    [
      'its part',
      null,
      ['Content-Location: https://part.example/a'],
      ['Snapshot-Content-Location: https://snapshot.example/a'],
      'part',
    ],
    [
      'the snapshot',
      null,
      [],
      [
        'Content-Location: https://message.example/a',
        'Snapshot-Content-Location: https://snapshot.example/a',
      ],
      'snapshot',
    ],
    ['the message', null, [], ['Content-Location: https://message.example/a'], 'message'],
  ])('has the URL from %s', async (_, said, ofPart, ofMessage, host) => {
    const source = sourceWith([pageWith('One.', ...ofPart)], { fields: ofMessage })
    const { fields } = await articleOf(mhtmlImporter, source, briefingFor(lantern, { url: said }))
    expect(fields.url).toBe(`https://${host}.example/a`)
  })

  it('has its URL without what only tells where a reader came from', async () => {
    const source = sourceWith([pageWith('One.', 'Content-Location: https://e.example/a?id=1&utm_source=x')])
    expect((await articleOf(mhtmlImporter, source)).fields.url).toBe('https://e.example/a?id=1')
  })

  it('is found within the first twenty frames of a frameset', async () => {
    const empty: Part = { fields: ['Content-Type: text/html'], body: '<p></p>' }
    const framesBefore = (count: number) =>
      sourceWith([frameset, ...Array(count).fill(empty), pageWith('Last.')])
    expect((await articleOf(mhtmlImporter, framesBefore(19))).markdown).toContain('Last.')
    expect(await readingsOf(mhtmlImporter, framesBefore(20))).toEqual([
      expect.objectContaining({ kind: 'rejection' }),
    ])
  })

  it('has its own warnings beside the one about its other frames', async () => {
    const damaged: Part = { ...pageWith('Two.'), body: page('A ferry', `${words} Caf\xe9 d\xe9j\xe0.`) }
    const alone = await warningsOf([damaged])
    expect(alone).toHaveLength(1)
    expect(await warningsOf([frameset, damaged])).toEqual(alone)
    expect(await warningsOf([frameset, damaged, pageWith('Three.')])).toEqual([
      ...alone,
      'is a page of 2 frames, of which only the first with text was imported: compare the article with the page',
    ])
  })
})

const reasonFor = async (source: ReturnType<typeof sourceOf>) =>
  (await readingsOf(mhtmlImporter, source)).flatMap((event) => ('reason' in event ? [event.reason] : []))

it('a message may have as many parts as a page can have, and one of 128 MiB', async () => {
  const parts = (count: number) => [pageWith('One.'), ...Array(count - 1).fill({ fields: [], body: '' })]
  expect(await reasonFor(sourceWith(parts(20_000)))).toEqual([])
  expect(await reasonFor({ ...sourceWith(parts(1)), size: 128 * 1024 * 1024 })).toEqual([])
  expect(await reasonFor({ ...sourceWith(parts(1)), size: 128 * 1024 * 1024 + 1 })).toEqual([
    'is larger than 128 MiB, the limit for one page with its pictures: save the page again in a browser, as "Webpage, complete", from its site or from web.archive.org',
  ])
})

it.each([
  ['a.MHTML', 'Words', true],
  ['a.mht', 'Words', true],
  ['a.mht', '<!doctype html><p>Words', false],
  ['a.eml', 'From: <Saved by Blink>\nContent-Type: multipart/related', true],
  ['a', 'SNAPSHOT-Content-Location: https://e.example/\nContent-Type: Multipart/Related', true],
  ['a.eml', 'From: <Saved by Blink>\nContent-Type: text/plain', false],
  ['a.eml', 'From: Ada\nContent-Type: multipart/related', false],
  ['a.mhtml.txt', 'Words', false],
])('the file %s that begins with %j is a saved page: %s', (name, text, expected) =>
  expect(mhtmlImporter.recognises(sourceOf(name, text))).toBe(expected),
)
