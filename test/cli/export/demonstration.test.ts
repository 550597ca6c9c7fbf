import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Entry } from '../../../src/archive/shard.ts'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import { parseLinkedRepresentations } from '../../../src/cli/site/site.ts'
import { demonstrationFolder, temporaryFolder } from '../../support/content.ts'
import { addressesOf, wordsOf } from '../../support/copies.ts'
import {
  findProgram,
  serveFiles,
  serveWithApache,
  serveWithNginx,
} from '../../support/processes/file-servers.ts'
import type { LoopbackServer } from '../../support/processes/loopback.ts'
import type { Reply } from '../../support/processes/requests.ts'
import { type ServedArchive, serveArchive } from '../../support/processes/served-archive.ts'
import { runInProcess } from '../../support/run-in-process.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

let live: ServedArchive
let copy: string
let addresses: { url: string; entry: Entry }[]

beforeAll(async () => {
  const folder = await temporaryFolder()
  copy = path.join(folder, 'copy')
  expect((await runInProcess(['export', '--static', copy, '--content', demonstrationFolder])).status).toBe(0)
  live = await serveArchive(demonstrationFolder, path.join(folder, 'state'), { caches: false })
  const store = await openLocalArchive(path.join(folder, 'state'))
  addresses = await addressesOf(store).finally(() => store.close())
})

afterAll(() => live.stop())

const replies = new Map<string, Reply>()

/** The live archive's responses. They do not change, so each URL is requested once for all servers. */
async function getLive(url: string): Promise<Reply> {
  const reply = replies.get(url) ?? (await live.get(url, { accept: 'text/html, */*;q=0.1' }))
  replies.set(url, reply)
  return reply
}

/** The explicit URLs named in a response of the live archive. */
const formsIn = ({ body }: Reply) => parseLinkedRepresentations({ body: new TextEncoder().encode(body) })

const isPage = ({ headers }: Reply) => headers['content-type']?.startsWith('text/html')

const pageWords = new Map<string, string>()

/** The words of a page. A page is parsed once, regardless of how many servers send it. */
function wordsOnce(html: string): string {
  const words = pageWords.get(html) ?? wordsOf(html)
  pageWords.set(html, words)
  return words
}

/** A response in comparable form: a page by its words, anything else by every character. */
const compared = (reply: Reply) => (isPage(reply) ? wordsOnce(reply.body) : reply.body)

async function everyUrl(): Promise<string[]> {
  const pages = addresses.filter(({ entry }) => 'digest' in entry && entry.kind !== 'sitemap')
  const forms = await Promise.all(pages.map(async ({ url }) => formsIn(await getLive(url))))
  return [...addresses.map(({ url }) => url), ...forms.flat().map(({ url }) => url), '/robots.txt']
}

/** The target of a redirect: servers may add their own name, and encode in lower case (RFC 3986 §6.2.2.1). */
const leadsTo = ({ headers }: Reply) =>
  headers.location
    ?.replace(/^http:\/\/127\.0\.0\.1:\d+/, '')
    .replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase()) ?? null

const servers = [
  { name: 'nginx', binary: findProgram('nginx'), serve: serveWithNginx },
  { name: 'Apache', binary: findProgram('apache2'), serve: serveWithApache },
]

describe.each(servers)('the copy, served by $name', ({ name, binary, serve }) => {
  if (binary === null) console.warn(`${name} is not installed: the copy is not served by it`)

  it.skipIf(binary === null)('answers every address and representation as the Worker does', async () => {
    const server: LoopbackServer = await serve(binary ?? '', copy)
    try {
      const urls = await everyUrl()
      expect(urls.length).toBeGreaterThan(600)
      for (const url of urls) {
        const [theirs, ours] = [await server.get(url), await getLive(url)]
        expect([url, theirs.status, leadsTo(theirs)]).toEqual([url, ours.status, leadsTo(ours)])
        if (ours.status !== 200) continue
        expect([url, theirs.headers['content-type']?.toLowerCase()]).toEqual([
          url,
          ours.headers['content-type'],
        ])
        expect([url, compared({ ...theirs, headers: ours.headers })]).toEqual([url, compared(ours)])
      }
    } finally {
      await server.stop()
    }
  })

  it.skipIf(binary === null)(
    'ignores other parameters, and has the archive’s own page for what is unknown',
    async () => {
      const server = await serve(binary ?? '', copy)
      try {
        const there = await server.get('/the-lantern/?utm_source=x&p=4821')
        expect(wordsOf(there.body)).toBe(wordsOf((await live.get('/the-lantern/?p=4821')).body))
        const lost = await server.get('/le-fanal/nulle/part')
        expect(lost.status).toBe(404)
        expect(wordsOf(lost.body)).toBe(wordsOf((await live.get('/nowhere')).body))
        expect(lost.body).not.toMatch(/<form|\/search"|opensearch/)
      } finally {
        await server.stop()
      }
    },
  )
})

describe('the copy, served by a server without rules', () => {
  /** Follows redirects, and pages that redirect. */
  async function follow(server: LoopbackServer, url: string): Promise<Reply> {
    const reply = await server.get(url)
    const next =
      reply.headers.location ?? /http-equiv="refresh" content="0; url=([^"]+)"/.exec(reply.body)?.[1]
    return next === undefined ? reply : follow(server, next)
  }

  async function followLive(url: string): Promise<Reply> {
    const reply = await getLive(url)
    return reply.headers.location === undefined ? reply : followLive(reply.headers.location)
  }

  it('answers every address without a query with the same words', async () => {
    const server = await serveFiles(copy)
    try {
      const urls = await everyUrl()
      expect(urls.filter((url) => url.includes('?'))).toHaveLength(9)
      for (const url of urls.filter((each) => !each.includes('?'))) {
        const [theirs, ours] = [await follow(server, url), await followLive(url)]
        expect([url, theirs.status]).toEqual([url, 200])
        expect([url, compared({ ...theirs, headers: ours.headers })]).toEqual([url, compared(ours)])
      }
    } finally {
      await server.stop()
    }
  })

  it('has links to every article, also to one with a query, and no broken link', async () => {
    const server = await serveFiles(copy)
    const [seen, waiting] = [new Set<string>(), ['/']]
    try {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        if (seen.has(next)) continue
        seen.add(next)
        const reply = await follow(server, next)
        expect([next, reply.status]).toEqual([next, 200])
        if (/<html/.test(reply.body))
          for (const [, href = ''] of reply.body.matchAll(/<(?:a|link)[^>]* href="(\/[^"#]*)/g))
            waiting.push(href)
      }
    } finally {
      await server.stop()
    }
    const articles = addresses.filter(({ entry, url }) => entry.kind === 'article' && !url.includes('?'))
    expect(articles.filter(({ url }) => !seen.has(url))).toEqual([])
    expect([...seen].filter((url) => url.startsWith('/by.digest/')).length).toBe(8)
    expect([...seen].filter((url) => /search/.test(url))).toEqual([])
  })
})
