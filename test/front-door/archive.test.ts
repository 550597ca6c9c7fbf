import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { representations } from '../../src/representation/index.ts'
import { demonstrationFolder } from '../support/content.ts'
import { type ServedArchive, serveByCommand } from '../support/processes/served-archive.ts'
import { publishSound } from '../support/publish-sound.ts'

let folder: string
let served: ServedArchive

const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'morgue-front-door-'))
  await cp(demonstrationFolder, path.join(folder, 'content'), { recursive: true })
  served = await serveByCommand(path.join(folder, 'content'), path.join(folder, 'state'))
}, 90_000)

afterAll(async () => {
  await served.stop()
  await rm(folder, { recursive: true, force: true })
})

const linksIn = (page: string) =>
  [...page.matchAll(/ href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))

/** The prefixes of searches that `/robots.txt` disallows, since their links combine filters endlessly. */
async function listDisallowedSearches(host: string): Promise<string[]> {
  const { body } = await served.get('/robots.txt', { host })
  return [...body.matchAll(/^Disallow: (\/.*\?)$/gm)].map(([, prefix = '']) => prefix)
}

/** Number of concurrent requests: the Worker renders one page while this process reads another. */
const concurrency = 8

/** True for an explicit URL of a representation. */
const isExplicit = (url: string) =>
  representations.some(({ extension }) => extension !== null && url.endsWith(`.${extension}`))

/**
 * Every page on one host that can be reached by links, with its response. Searches with filters are requested, but
 * their links are not followed.
 * @param isFollowed chooses links by the page that they are on
 */
async function crawl(
  host: string,
  isFollowed: (link: string, page: string) => boolean = () => true,
): Promise<Map<string, { status: number; body: string }>> {
  const seen = new Map<string, { status: number; body: string }>()
  const disallowed = await listDisallowedSearches(host)
  expect(disallowed).toContain('/search?')
  const waiting = new Set(['/'])
  const visit = async (url: string) => {
    waiting.delete(url)
    const { status, headers, body } = await served.get(url, { host, accept: 'text/html' })
    seen.set(url, { status, body })
    if (!headers['content-type']?.startsWith('text/html')) return
    if (disallowed.some((prefix) => url.startsWith(prefix))) return
    for (const link of linksIn(body)) if (!seen.has(link) && isFollowed(link, url)) waiting.add(link)
  }
  while (waiting.size > 0) await Promise.all([...waiting].slice(0, concurrency).map(visit))
  return seen
}

/** The status that each page must have: today's list is a redirect. */
const statusOf = (url: string) => (url.endsWith('/on-this-day/today') ? 302 : 200)

/** Addresses that belong to the edition on its own host: its front and its search. */
const ownAddresses = new Set(['/', '/search'])

describe('the served archive', () => {
  it('gives one URL as HTML, JSON and Markdown', async () => {
    expect((await served.get(article)).body).toMatch(/^<!doctype html>/)
    const json = JSON.parse((await served.get(article, { accept: 'application/json' })).body)
    expect(json).toMatchObject({ '@type': 'NewsArticle', datePublished: '2016-04-08', inLanguage: 'fr-CA' })
    expect(json.publisher.dissolutionDate).toBe('2021-03-09')
    const markdown = await served.get(article, { accept: 'text/markdown' })
    expect(markdown.headers['content-type']).toBe('text/markdown; charset=utf-8')
    expect(markdown.headers['content-encoding']).toBeUndefined()
    expect(markdown.body).toContain('\n# ')
    const packed = await served.get(article, { accept: 'text/markdown', 'accept-encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
  })

  it('answers 304, 406, 405 and 404 on the wire', async () => {
    const { headers } = await served.get(article)
    expect((await served.get(article, { 'if-none-match': headers.etag ?? '' })).status).toBe(304)
    expect((await served.get(article, { accept: 'image/png' })).status).toBe(406)
    expect((await served.get(article, {}, 'DELETE')).status).toBe(405)
    expect((await served.get('/le-fanal/nulle-part')).status).toBe(404)
    expect((await served.get(article, {}, 'HEAD')).body).toBe('')
  })

  it('describes its JSON by a schema', async () => {
    const { body, headers } = await served.get('/schema/article.json')
    expect(headers['content-type']).toBe('application/schema+json')
    expect(JSON.parse(body).properties.headline.type).toBe('string')
  })

  it('leads from its front to every article, on its own host and an edition’s, without a broken link', async () => {
    const own = await crawl('morgue.example')
    // A host is resolved before the representation is chosen: one article shows that both are.
    const edition = await crawl('lefanal.example', (link, page) => page === article || !isExplicit(link))
    for (const pages of [own, edition])
      expect([...pages].filter(([url, { status }]) => status !== statusOf(url)).map(([url]) => url)).toEqual(
        [],
      )
    expect(own.size).toBeGreaterThan(60)
    for (const [url, { body }] of edition)
      if (!ownAddresses.has(url)) expect([url, body]).toEqual([url, own.get(url)?.body])
    expect([...edition.keys()].filter(isExplicit).length).toBeGreaterThan(6)
    expect(own.has(article)).toBe(true)
    expect([...own.keys()].some((url) => url.startsWith('/le-fanal/search?'))).toBe(true)
  }, 180_000)

  it('shows a publication made in the meantime within two minutes', async () => {
    const file = path.join(folder, 'content/le-fanal/articles/2016/04/reunion-otan-russie.md')
    const { headers } = await served.get(article)
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(/^headline: .*$/m, 'headline: Un titre tout neuf'),
    )
    const store = await openLocalArchive(path.join(folder, 'state'))
    await publishSound(path.join(folder, 'content'), store).finally(() => store.close())
    let reply = await served.get(article, { 'if-none-match': headers.etag ?? '' })
    for (const started = Date.now(); reply.status === 304 && Date.now() - started < 120_000; ) {
      await new Promise((resolve) => setTimeout(resolve, 1000))
      reply = await served.get(article, { 'if-none-match': headers.etag ?? '' })
    }
    expect(reply.body).toContain('Un titre tout neuf')
  }, 130_000)
})
