import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import type { ImportEvent } from '../../../../src/cli/import/importer.ts'
import { dueNumbers } from '../../../support/turns.ts'
import { briefingFor, lantern } from '../reading.ts'
import { readFileOf, readRecords, summary, theArticle } from './captures.ts'
import { record, response } from './warc.ts'

/** Other people's texts, which are read if present, and never quoted. */
const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora')
const composed = path.join(corpora, 'warc-composed')
const absent = !existsSync(composed)
if (absent) console.warn(`SKIPPED: no corpora in ${composed}`)

/** The rows of a table of the capture, without its header. */
const rowsOf = (name: string, separator: string) =>
  readFileSync(path.join(composed, name), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(separator))

/** The responses of the capture, in its order, which its index lists. */
const listResponses = () =>
  rowsOf('news-open.cdx', ' ').map((field) => ({ url: field[0] ?? '', at: Number(field[8]) }))

/** The redirects of the capture, and the pages that they lead to. */
const listRedirects = () =>
  rowsOf('url-to-file.tsv', '\t').flatMap(([from = '', to = '']) =>
    to.startsWith('301 ') ? [{ from, to: to.slice(4) }] : [],
  )

/** Reads the part of the capture from one response to another, which is left out. */
function readPart(first: number, afterLast: number): Promise<ImportEvent[]> {
  const [all, responses] = [readFileSync(path.join(composed, 'news-open.warc.gz')), listResponses()]
  const part = all.subarray(first === 0 ? 0 : responses[first]?.at, responses[afterLast]?.at ?? all.length)
  return readFileOf('news-open.warc.gz', part)
}

/**
 * Expects every page in a part of the capture to become one article, as the page itself is read, with the URLs that
 * redirected to it. Returns their number.
 */
async function expectAsServed(first: number, afterLast: number): Promise<number> {
  const captured = new Set(
    listResponses()
      .slice(first, afterLast)
      .map(({ url }) => url),
  )
  const redirects = listRedirects().filter(({ from }) => captured.has(from))
  const served = rowsOf('url-to-file.tsv', '\t').flatMap(([url = '', file = '', contentType = '']) =>
    captured.has(url) && !file.startsWith('301 ') ? [{ url, file, contentType }] : [],
  )
  const readings = await readPart(first, afterLast)
  const articles = readings.filter((each) => each.kind === 'article')
  expect(articles).toHaveLength(served.length)
  expect(readings.filter(({ kind }) => kind === 'rejection')).toEqual([])
  for (const { url, file, contentType } of served) {
    const bytes = readFileSync(path.join(corpora, file))
    const page = readHtmlPage({ bytes, url, contentType }, briefingFor(lantern))
    if ('otherKind' in page) throw new Error(`${url}: ${page.otherKind}`)
    const redirecting = redirects.flatMap(({ from, to }) => (to === url ? [from] : []))
    const fields = { ...page.fields, formerly: [...page.fields.formerly, ...redirecting].sort() }
    const own = articles.filter((article) => article.fields.url === url)
    expect(own).toMatchObject([{ fields, markdown: page.markdown, account: page.account }])
  }
  return served.length
}

describe('with the reader of web pages', () => {
  it.skipIf(absent)(
    'reads every page of a capture once, as it was served, a twentieth of them a day',
    async () => {
      const due = dueNumbers(0, listResponses().length, 20)
      const count = await expectAsServed(due[0] ?? 0, (due.at(-1) ?? 0) + 1)
      expect(count).toBeGreaterThan(0)
    },
  )

  it.skipIf(absent)('makes the redirects of a capture former URLs of their pages', async () => {
    const urls = listResponses().map(({ url }) => url)
    const redirects = listRedirects()
    expect(redirects).toHaveLength(2)
    for (const { from, to } of redirects) {
      const readings = await readPart(urls.indexOf(to), urls.indexOf(from) + 1)
      expect(summary(readings)).toEqual([expect.stringMatching(/ @ /)])
      const { fields } = theArticle(readings)
      expect(fields).toMatchObject({ url: to, formerly: expect.arrayContaining([from]) })
    }
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
