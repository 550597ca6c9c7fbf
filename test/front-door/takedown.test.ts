import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { representations } from '../../src/representation/index.ts'
import { writeFiles } from '../support/content.ts'
import type { Reply } from '../support/processes/requests.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { runInProcess } from '../support/run-in-process.ts'
import { forbidden, pictureNames, takedownContent } from '../support/takedown-content.ts'
import { isDue } from '../support/turns.ts'

const origin = 'https://archive.example'

let folder: string
let served: ServedArchive

const content = () => path.join(folder, 'content')
const state = () => path.join(folder, 'state')

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'morgue-takedown-'))
  await writeFiles(content(), takedownContent(false))
  served = await serveArchive(content(), state())
}, 90_000)

afterAll(async () => {
  await served.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Every address that the taken-down articles ever had, in several spellings, as readers and robots may know them. */
const known = {
  withheld: [
    '/e/2016/04/08/withheldslug-quagga_n_101.html',
    '/e/2016/04/08/WITHHELDSLUG-QUAGGA_n_101/amp',
    '/e/withheldold/quagga.html',
    '/e/?p=101',
    '/e/x/anything_n_101',
  ],
  gone: ['/e/2016/04/09/goneslug-axolotl_n_102.html', '/e/goneold-axolotl/', '/e/9/9_n_102.html'],
  anonymised: [
    '/e/2016/04/10/jean-francois-tremblay-condamne_n_103.html',
    '/e/2016/04/10/JEAN-FRANCOIS-tremblay-condamne_n_103',
    '/e/affaire/tremblay-jf',
    '/e/1/x_n_103',
  ],
  ruled: ['/e/ruledslug', '/e/RULEDSLUG/'],
}

/** No header, and a third of the others a day. Explicit URLs give every representation every day. */
const accepts = [
  undefined,
  ...[...representations.map(({ mediaType }) => mediaType), 'image/png', 'application/problem+json'].filter(
    (_, place) => isDue(place, 3),
  ),
]

const extensions = representations.flatMap(({ extension }) => (extension === null ? [] : [extension]))

const explicit = (url: string) => {
  const [at = '', query] = url.split('?')
  return extensions.map(
    (extension) => `${at}${at.endsWith('/') ? 'index' : ''}.${extension}${query ? `?${query}` : ''}`,
  )
}

/** True for an address that has explicit URLs; a search has one, which its page links. */
const hasExplicitUrls = (url: string) => !/(?:\.\w+|\/search)$/.test(url.split('?')[0] ?? '')

/**
 * True for a search in an order that is not its own, or with more than one filter: hits that other pages show too, by
 * links that multiply.
 */
const isSeenElsewhere = (url: string) => /\/search\?(?:.*sort=|(?:[^&]*&){2})/.test(url)

/** Finds the archive's URLs in a reply of any format: HTML attributes, XML, JSON, Markdown, headers. */
const urlsIn = ({ body, headers }: Reply) =>
  [
    ...`${headers.link ?? ''} <${headers.location ?? ''}>`.matchAll(
      /<(?:https:\/\/archive\.example)?(\/[^>\s]*)/g,
    ),
    // A closing tag is not a URL.
    ...body.matchAll(/(?:["'>(]|<(?=https:))(?:https:\/\/archive\.example)?(\/[^"'<>()\s\\]*)/g),
  ]
    .map(([, url = '']) => url.replaceAll('&amp;', '&').split('#')[0] ?? '')
    .filter((url) => !url.startsWith('//') && !isSeenElsewhere(url))

interface Seen {
  asked: string
  reply: Reply
  /** The archive's own words in the reply. */
  words: string
}

/** Returns the archive's own words in a reply, without the requested address, which may be echoed. */
function wordsOf(asked: string, reply: Reply): string {
  const { 'content-location': _, ...headers } = reply.headers
  const text = `${JSON.stringify(headers)}\n${reply.body}`
  const [at = ''] = asked.split('?')
  const base = extensions.reduce((shorter, each) => shorter.replace(new RegExp(`\\.${each}$`), ''), at)
  const spellings = [asked, at, base, decodeURIComponent(base)]
  const plain = [text, text.replace(/<[^>]*>/g, '')].map((each) =>
    spellings.reduce((rest, spelling) => (spelling.length > 4 ? rest.replaceAll(spelling, '') : rest), each),
  )
  return plain.join('\n').normalize('NFC').toLowerCase()
}

const toSeen = (asked: string, reply: Reply): Seen => ({ asked, reply, words: wordsOf(asked, reply) })

/**
 * Fetches every page that can be reached by links from the front and the sitemaps, and every known address, by their
 * explicit URLs and with each of these `Accept` headers.
 */
async function crawl(acceptHeaders: readonly (string | undefined)[] = accepts): Promise<Seen[]> {
  const seen: Seen[] = []
  const done = new Set<string>()
  const named = [
    '/',
    '/e/',
    '/robots.txt',
    '/sitemap.xml',
    '/opensearch.xml',
    '/e/holdings',
    '/search',
    '/e/search',
  ]
  const waiting = [...named, ...Object.values(known).flat()]
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (done.has(url)) continue
    done.add(url)
    // An explicit URL ignores `Accept` (DESIGN §4, rule 7).
    const asked = extensions.some((extension) => url.split('?')[0]?.endsWith(`.${extension}`))
      ? [undefined]
      : acceptHeaders
    const replies = asked.map((accept) => served.get(url, accept === undefined ? {} : { accept }))
    for (const reply of await Promise.all(replies)) {
      seen.push(toSeen(url, reply))
      waiting.push(...urlsIn(reply))
      if (reply.status === 200 && hasExplicitUrls(url)) waiting.push(...explicit(url))
    }
  }
  return seen
}

const queries = [
  'quagga',
  'okapi',
  '"quagga fled"',
  'numb*',
  'axolotl',
  'pangolin',
  'dugong',
  'tremblay',
  'Jean-François Trémblay',
  'condamné',
  'plaidé',
  'lemur',
  'neighbour',
  '-nothing',
]

/** Searches in both forms. The page's copy of the reader's query is left out. */
async function search(): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const query of queries)
    for (const form of ['/search', '/search.json', '/e/search', '/e/search.json']) {
      const asked = `${form}?q=${encodeURIComponent(query)}`
      const reply = await served.get(asked)
      const body = form.endsWith('.json')
        ? JSON.stringify(JSON.parse(reply.body).hits)
        : reply.body.replace(/<form[\s\S]*?<\/form>/g, '').replace(/<title>.*?<\/title>/g, '')
      seen.push(toSeen(asked, { ...reply, body }))
    }
  return seen
}

const wordsFound = (seen: readonly Seen[], words: readonly string[]) =>
  words.filter((word) => seen.some((each) => each.words.includes(word)))

const wordsIn = (seen: readonly Seen[]) =>
  seen.flatMap(({ asked, reply, words }) => {
    const found = Object.values(forbidden)
      .flat()
      .filter((word) => words.includes(word))
    return found.length > 0 ? [`${reply.status} ${asked}: ${found}`] : []
  })

const media = (name: string) => served.get(`/media/${name}`)

const status = async (url: string) => (await served.get(url)).status

async function takeDown(): Promise<void> {
  await writeFiles(content(), takedownContent(true))
  const { err } = await runInProcess(['publish', '--content', content(), '--persist-to', state()])
  expect(err).toContain('4 articles and 1 picture were taken down')
  for (const started = Date.now(); Date.now() - started < 120_000; ) {
    if ((await status(known.withheld[0] ?? '')) === 451) return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

describe('a takedown', () => {
  it('leaves nothing of an article that a crawler can fetch, though every cache was warm', async () => {
    const before = [...(await crawl([undefined])), ...(await search())]
    for (const words of Object.values(forbidden))
      expect(wordsFound(before, words).length).toBeGreaterThan(words.length / 2)
    expect(await status(`/media/${pictureNames.claimed}`)).toBe(200)
    await takeDown()
    const cold = [...(await crawl()), ...(await search())]
    expect(wordsIn(cold)).toEqual([])
    // Every representation again, this time from the caches.
    const warm = [...(await crawl([undefined])), ...(await search())]
    expect(wordsIn(warm)).toEqual([])
    expect(cold.length).toBeGreaterThan(500)
    expect(new Set(cold.map(({ reply }) => reply.status)).has(503)).toBe(false)
  }, 300_000)

  it('answers at every address of a withheld article 451, with who and why (RFC 7725)', async () => {
    for (const url of [...known.withheld, ...explicit(known.withheld[0] ?? '')]) {
      const page = await served.get(url, { accept: 'text/html' })
      expect([url, page.status]).toEqual([url, 451])
      expect(page.headers.link).toBe(`<${origin}/>; rel="blocked-by"`)
      expect(page.headers['cache-control']).toBe('public, max-age=300')
      for (const words of ['A court order.', 'October 2, 2026', 'https://court.example/orders/7'])
        expect(page.body).toContain(words)
      const problem = await served.get(url, { accept: 'application/json' })
      expect(JSON.parse(problem.body)).toMatchObject({
        status: 451,
        detail: 'A court order.',
        since: '2026-10-02',
        authority: 'https://court.example/orders/7',
      })
    }
    for (const url of known.ruled) expect((await served.get(url)).body).toContain('The agency’s claim.')
  })

  it('answers 410 at every address of a gone one', async () => {
    for (const url of known.gone) expect([url, await status(url)]).toEqual([url, 410])
  })

  it('leads every address of an anonymised one to its neutral address in one hop', async () => {
    for (const url of known.anonymised) {
      const { status: code, headers } = await served.get(url)
      expect([url, code, headers.location]).toEqual([
        url,
        301,
        expect.stringMatching(/\/anonymised-[0-9a-f]{12}$/),
      ])
      const { body } = await served.get(headers.location ?? '')
      expect(body).toContain('>J. T. est condamné</h1>')
      expect(body).toContain('Names in this article have been changed. On request.')
    }
  })

  it('sends no picture that is withheld or that nothing shows, though its bytes are there', async () => {
    const answers = await Promise.all(Object.values(pictureNames).map(media))
    expect(answers.map(({ status: code }) => code)).toEqual([200, 451, 404, 200])
    expect((await served.get('/e/pictures/claimed.svg')).headers.location).toBe(
      `/media/${pictureNames.claimed}`,
    )
    expect(await status('/e/pictures/ofWithheld.svg')).toBe(404)
  })

  it('keeps what is not for robots in lists alone', async () => {
    const page = await served.get('/e/2016/lemur')
    expect([page.status, page.headers['x-robots-tag']]).toEqual([200, 'noindex'])
    expect(page.body).toContain('<meta name="robots" content="noindex"/>')
    expect((await served.get('/e/2016/lemur.json')).headers['x-robots-tag']).toBe('noindex')
    expect((await served.get('/sitemaps/e/2016.xml')).body).not.toContain('lemur')
    expect(JSON.parse((await served.get('/search.json?q=lemur')).body).hits).toEqual([])
    expect((await served.get('/e/2016/04/12')).body).toContain('Lemur at large')
  })

  it('leaves no release to fall back to, and is counted nowhere', async () => {
    const store = await openLocalArchive(state())
    const pointer = await store.readPointer().finally(() => store.close())
    expect(pointer?.fallback).toBeNull()
    const holdings = JSON.parse((await served.get('/e/holdings', { accept: 'application/json' })).body)
    expect(holdings['morgue:articles']).toBe(3)
    expect(JSON.parse((await served.get('/search.json?q=-nothing')).body).total).toBe(2)
  })
})
