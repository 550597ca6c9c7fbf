import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { dueNumbers } from '../../../support/turns.ts'
import { readFileOf, readRecords, summary } from './captures.ts'
import { record, response } from './warc.ts'

/** Other people's texts, which are read if present, and never quoted. */
const composed = path.resolve(import.meta.dirname, '../../../../../shared/corpora/warc-composed')
const absent = !existsSync(composed)
if (absent) console.warn(`SKIPPED: no corpora in ${composed}`)

/** The records of the capture that are due today: a run of responses, which its index lists, and their URLs. */
function dueRecords(): { bytes: Buffer; captured: Set<string> } {
  const all = readFileSync(path.join(composed, 'news-open.warc.gz'))
  const index = readFileSync(path.join(composed, 'news-open.cdx'), 'utf8').trimEnd().split('\n').slice(1)
  const responses = index
    .map((line) => line.split(' '))
    .map((field) => ({ url: field[0] ?? '', at: Number(field[8]) }))
  const due = dueNumbers(0, responses.length, 3)
  const [first = 0, afterLast = 0] = [due[0], (due.at(-1) ?? 0) + 1]
  return {
    bytes: all.subarray(first === 0 ? 0 : responses[first]?.at, responses[afterLast]?.at ?? all.length),
    captured: new Set(responses.slice(first, afterLast).map(({ url }) => url)),
  }
}

describe('with the reader of web pages', () => {
  it.skipIf(absent)('reads every article page of a capture once, in a third of it a day', async () => {
    const { bytes, captured } = dueRecords()
    const readings = await readFileOf('news-open.warc.gz', bytes)
    const urls = readings.flatMap((each) => (each.kind === 'article' ? [each.fields.url ?? ''] : []))
    const table = readFileSync(path.join(composed, 'url-to-file.tsv'), 'utf8').trimEnd().split('\n')
    const rows = table.slice(1).map((line) => line.split('\t'))
    const expected = rows.flatMap(([url = '', file = '']) =>
      file.startsWith('301 ') || !captured.has(url) ? [] : [url],
    )
    expect(expected.length).toBeGreaterThan(rows.length / 5)
    expect(urls.sort()).toEqual(expected.sort())
    expect(readings.filter(({ kind }) => kind === 'rejection')).toEqual([])
  })

  it('decodes a page as its server declared', async () => {
    const paragraph = `<p>${'Le marché rouvre à Noël, après des années d’attente. '.repeat(8)}</p>`
    const text = `<html><head><title>Le marché rouvre</title></head><body><article><h1>Le marché rouvre</h1>${paragraph}</article></body></html>`
    const bytes = Buffer.from(text.replaceAll('’', "'"), 'latin1')
    const block = response('200 OK', { 'Content-Type': 'text/html; charset=ISO-8859-1' }, bytes)
    expect(summary(await readRecords(record({ block })))).toEqual([
      'Le marché rouvre @ http://the-lantern.example/2016/bridge',
    ])
  })

  it('skips fronts, tags and searches', async () => {
    const list = `<ul>${'<li><a href="/a">A story that is told elsewhere</a></li>'.repeat(30)}</ul>`
    const block = response('200 OK', { 'Content-Type': 'text/html' }, `<title>The Lantern</title>${list}`)
    const at = (uri: string) => record({ uri: `http://the-lantern.example/${uri}`, block })
    expect(summary(await readRecords(at(''), at('tag/bridges'), at('search?q=bridge')))).toEqual([
      'front: http://the-lantern.example/',
      'tag: http://the-lantern.example/tag/bridges',
      'search: http://the-lantern.example/search?q=bridge',
    ])
  })
})
