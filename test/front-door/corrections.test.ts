import { once } from 'node:events'
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationFolder } from '../support/content.ts'
import { readAtom } from '../support/feed-rules.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { runInProcess } from '../support/run-in-process.ts'

const article = '/the-lantern/news/2016/04/08/nato-russia-council_n_9644310.html'
const file = 'content/the-lantern/articles/2016/04/nato-russia-council.md'

let folder: string
let served: ServedArchive

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'morgue-corrections-'))
  await cp(demonstrationFolder, path.join(folder, 'content'), { recursive: true })
  served = await serveArchive(path.join(folder, 'content'), path.join(folder, 'state'))
}, 90_000)

afterAll(async () => {
  await served.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a command on the served archive. */
const morgue = (args: string[], env: Record<string, string> = {}) =>
  runInProcess(
    [...args, '--content', path.join(folder, 'content'), '--persist-to', path.join(folder, 'state')],
    env,
  )

const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${served.port}/the-lantern/corrections/new`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers,
    redirect: 'manual',
  })

async function sent(fields: Record<string, string>): Promise<string> {
  const response = await post(fields)
  expect(response.status).toBe(303)
  return (response.headers.get('location') ?? '').slice(-14)
}

const open = async () => JSON.parse((await morgue(['corrections', 'list', '--json'])).out)

/** Requests a page until a publication is visible, as a reader's browser would. */
async function whenShown(url: string, words: string): Promise<string> {
  for (const started = Date.now(); Date.now() - started < 120_000; ) {
    const { body } = await served.get(url)
    if (body.includes(words)) return body
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  throw new Error(`${url} never said ${words}`)
}

describe('a correction', () => {
  it('goes from a reader’s request to the page, once the keeper accepts it', async () => {
    const page = (await served.get(article)).body
    const [, link = ''] = /<a href="(\/the-lantern\/corrections\/new[^"]*)"/.exec(page) ?? []
    const form = await served.get(link)
    const [, address = ''] = /name="article" value="([^"]*)"/.exec(form.body) ?? []
    expect(address).toBe(article)
    const wrong = 'It was 2013, not 2014.\n\x1b[2JSecond line'
    const reference = await sent({ article: address, wrong, name: 'Ada', email: 'ada@example.org' })
    const received = `/the-lantern/corrections/received?reference=${reference}`
    expect((await served.get(received)).body).toContain(`<strong>${reference}</strong>`)

    const list = await morgue(['corrections', 'list'])
    expect(list.out).toMatch(
      new RegExp(`^${reference}  20\\d\\d-\\d\\d-\\d\\d  ${article}\n {4}It was 2013, not 2014.$`),
    )
    const shown = await morgue(['corrections', 'show', reference.toLowerCase()])
    expect(shown.out).toContain('ada@example.org')
    expect(shown.out).toContain('\n  [2JSecond line')

    const before = await readFile(path.join(folder, file), 'utf8')
    const text = 'An earlier version gave the wrong year.'
    const wrongly = await morgue(['corrections', 'accept', reference, '--text', text, '--date', '2026-13-01'])
    expect([wrongly.status, wrongly.err]).toEqual([
      1,
      expect.stringContaining('is a date or time that does not exist'),
    ])
    expect(await readFile(path.join(folder, file), 'utf8')).toBe(before)
    expect(await open()).toHaveLength(1)
    const accepted = await morgue([
      'corrections',
      'accept',
      reference,
      '--text',
      text,
      '--date',
      '2026-11-24',
    ])
    expect([accepted.status, accepted.err]).toEqual([0, ''])
    const after = await readFile(path.join(folder, file), 'utf8')
    expect(after).toBe(
      before.replace(
        '\n---\n',
        `\ncorrections:\n  - published: 2026-11-24\n    text: ${JSON.stringify(text)}\n---\n`,
      ),
    )
    expect(await open()).toEqual([])
    const again = await morgue(['corrections', 'accept', reference, '--text', 'Another.'])
    expect([again.status, again.err]).toEqual([
      1,
      expect.stringContaining(`morgue corrections: the correction request ${reference} is no longer open: `),
    ])

    expect((await morgue(['publish'])).status).toBe(0)
    const corrected = await whenShown(article, 'Corrected on November 24, 2026')
    expect(corrected).toContain('<a href="#corrections">Corrected on November 24, 2026</a>')
    expect(corrected).toContain(`<li>November 24, 2026 – ${text}</li>`)
    const json = JSON.parse((await served.get(`${article}.json`)).body)
    expect(json).toMatchObject({
      dateModified: '2026-11-24',
      correction: [{ '@type': 'CorrectionComment', datePublished: '2026-11-24', text }],
    })
    for (const form of ['md', 'txt']) {
      const { body } = await served.get(`${article}.${form}`)
      expect(body).toContain('Corrected on November 24, 2026')
      expect(body).toContain(text)
    }

    const list2 = (await served.get('/the-lantern/corrections')).body
    const places = [article, '/the-lantern/2016/05/04/fort'].map((each) => list2.indexOf(each))
    expect(places[0]).toBeGreaterThan(0)
    expect(places[1]).toBeGreaterThan(places[0] ?? 0)
    expect(list2).toContain(text)
    const listJson = JSON.parse((await served.get('/the-lantern/corrections.json')).body)
    expect(listJson.hasPart[0]).toMatchObject({ dateModified: '2026-11-24', correction: [{ text }] })
    const atom = (await served.get('/the-lantern/corrections.atom')).body
    expect(readAtom(atom).faults).toEqual([])
    expect(atom).toContain('<updated>2026-11-24T00:00:00Z</updated>')
    expect(atom).toContain(`<summary>November 24, 2026 – ${text}</summary>`)
    const feed = JSON.parse((await served.get('/the-lantern/corrections.feed.json')).body)
    expect(feed.items[0].summary).toBe(`November 24, 2026 – ${text}`)
    expect((await served.get('/the-lantern/corrections.md')).body).toContain(text)
    for (const url of [article, '/the-lantern/corrections', '/the-lantern/corrections.json'])
      expect((await served.get(url)).body).not.toMatch(/Ada|ada@example|Second line/)
  }, 240_000)

  it('can be accepted with a change of the text, by the keeper’s editor', async () => {
    const reference = await sent({ wrong: 'The word “somewhere”.' })
    const lost = await morgue(['corrections', 'accept', reference, '--text', 'A word.'])
    expect([lost.status, lost.err]).toEqual([1, expect.stringContaining('--article')])
    const editor = path.join(folder, 'editor')
    await writeFile(editor, '#!/bin/sh\nprintf "\\nEdited by hand.\\n" >> "$2"\n')
    await chmod(editor, 0o755)
    const args = ['corrections', 'accept', reference, '--text', 'A word.', '--article', article, '--edit']
    const failed = await morgue(args, { VISUAL: '', EDITOR: 'false' })
    expect([failed.status, failed.err]).toEqual([
      1,
      expect.stringContaining('The correction request stays open.'),
    ])
    const edited = await morgue(args, { VISUAL: '', EDITOR: `${editor} -x` })
    expect([edited.status, edited.err]).toEqual([0, ''])
    const text = await readFile(path.join(folder, file), 'utf8')
    expect(text.match(/A word\./g)).toHaveLength(1)
    expect(text).toMatch(/\n\nEdited by hand\.\n$/)
  }, 60_000)
})

/** Sends bytes over a socket, and reads until the status arrives. */
async function raw(head: string, parts: Iterable<string>): Promise<string> {
  const socket = connect(served.port, '127.0.0.1')
  await once(socket, 'connect')
  let answer = ''
  socket.setEncoding('latin1')
  socket.on('data', (data) => {
    answer += data
  })
  socket.on('error', () => {})
  socket.write(head)
  for (const part of parts) {
    if (answer !== '' || socket.destroyed) break
    socket.write(part)
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (let waited = 0; answer === '' && waited < 200; waited++)
    await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  return answer.split('\r\n', 1)[0] ?? ''
}

function* chunks(count: number): Generator<string> {
  yield '8\r\nwrong=x&\r\n'
  for (let number = 0; number < count; number++) yield `3e8\r\n${'x'.repeat(1000)}\r\n`
  yield '0\r\n\r\n'
}

describe('the form on the wire', () => {
  const head = (more: string) =>
    `POST /the-lantern/corrections/new HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n${more}\r\n\r\n`

  it('refuses what is too large, in chunks or not, and what is of another type or site', async () => {
    expect(await raw(head('Transfer-Encoding: chunked'), chunks(90))).toMatch(/ 303 /)
    expect(await raw(head('Transfer-Encoding: chunked'), chunks(99))).toMatch(/ 413 /)
    expect(await raw(head('Transfer-Encoding: chunked'), chunks(2000))).toMatch(/ 413 /)
    expect(await raw(head('Content-Length: 99000'), ['wrong='.padEnd(99_000, 'x')])).toMatch(/ 413 /)
    expect((await post({ wrong: 'x' }, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(
      415,
    )
    expect((await post({ wrong: 'x' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  it('answers a flood with 429 and the text, and keeps no more than it allows', async () => {
    const known = (await open()).length
    const statuses = new Map<number, number>()
    let givenBack = ''
    for (let number = 0; number < 60 && givenBack === ''; number++) {
      const response = await post({ wrong: `Flood ${number}` })
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      if (response.status !== 429) continue
      expect(response.headers.get('retry-after')).toBe('60')
      givenBack = await response.text()
    }
    expect([...statuses.keys()].sort()).toEqual([303, 429])
    expect(givenBack).toMatch(/>Flood \d+<\/textarea>/)
    expect(await open()).toHaveLength(known + (statuses.get(303) ?? 0))
    expect((await post({ wrong: 'x', website: 'spam' })).status).toBe(303)
    expect(await open()).toHaveLength(known + (statuses.get(303) ?? 0))
  }, 60_000)
})
