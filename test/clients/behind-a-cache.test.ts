import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { chances } from '../faults/fault.ts'
import { demonstrationCopy, temporaryFolder } from '../support/content.ts'
import { type CachingProxy, fakeTimeLibrary, nginxPath, startNginx } from '../support/processes/nginx.ts'
import type { Reply } from '../support/processes/requests.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { publishSound } from '../support/publish-sound.ts'

const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'
const withdrawn = '/the-lantern/2016/05/04/fort-mcmurray-wildfire_n_9851734.html'

const paths = [
  article,
  withdrawn,
  '/',
  '/le-fanal/',
  '/the-lantern/2016',
  '/le-fanal/topics/otan',
  '/le-fanal/pages/faq',
  `${article}.md`,
  `${article}.json`,
  '/le-fanal/index.json',
  '/nowhere',
  `${article.toUpperCase()}/amp`,
  '/robots.txt',
  '/sitemap.xml',
  '/search?q=otan',
  '/search.json?q=otan',
]

const accepts = [
  'text/html',
  'application/json',
  'text/markdown',
  'text/plain',
  '*/*',
  'application/ld+json',
  'image/png',
  'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
  'text/markdown, text/html;q=0.5',
  '',
]

/** The parts of a response that a cache does not add. */
const facts = ({ status, body, headers }: Reply) => ({
  status,
  body,
  type: headers['content-type'],
  etag: headers.etag,
  location: headers.location,
  coding: headers['content-encoding'],
  language: headers['content-language'],
  link: headers.link,
})

let content: string
let state: string
let served: ServedArchive
let strict: CachingProxy
let careless: CachingProxy

const nginx = nginxPath()
if (nginx === null) console.warn('SKIPPED: there is no nginx here (apt-get install nginx-light libfaketime)')

describe.skipIf(nginx === null)('behind nginx', () => {
  beforeAll(async () => {
    content = await demonstrationCopy()
    state = await temporaryFolder()
    served = await serveArchive(content, state)
    strict = await startNginx(served.port, { careless: false })
    careless = await startNginx(served.port, { careless: true })
  }, 90_000)

  afterAll(async () => {
    await Promise.all([strict?.stop(), careless?.stop(), served?.stop()])
  })

  it('HTML, JSON and Markdown are never confused, compressed or not', async () => {
    const chance = chances(17)
    const pick = (values: readonly string[]) => values[Math.floor(chance() * values.length)] ?? ''
    const seen: Record<string, number> = {}
    for (let number = 0; number < 800; number++) {
      const target = pick(paths)
      // Cloudflare's edge compresses other types and adds `Vary`; wrangler compresses them without it.
      const coding = target.endsWith('.md') ? pick(['identity', 'gzip']) : 'identity'
      const headers = { accept: pick(accepts), 'accept-encoding': coding }
      const [direct, cached] = [await served.get(target, headers), await strict.get(target, headers)]
      expect([target, headers, facts(cached)]).toEqual([target, headers, facts(direct)])
      const state = cached.headers['x-cache'] ?? 'none'
      seen[state] = (seen[state] ?? 0) + 1
    }
    expect(seen.HIT).toBeGreaterThan(150)
    expect(seen.MISS).toBeGreaterThan(50)
  }, 120_000)

  it('a cache that ignores Vary never hands a program’s form to a reader', async () => {
    for (const target of paths.filter((each) => !each.includes('search'))) {
      for (const accept of ['text/markdown', 'application/json', 'application/atom+xml', 'image/png'])
        await careless.get(target, { accept })
      const direct = await served.get(target, { accept: 'text/html' })
      expect([target, facts(await careless.get(target, { accept: 'text/html' }))]).toEqual([
        target,
        facts(direct),
      ])
    }
    await careless.get(article, { accept: 'text/html' })
    expect((await careless.get(article, { accept: 'text/html' })).headers['x-cache']).toBe('HIT')
  })

  it('conditional requests are answered 304, from the cache and through it', async () => {
    for (const [target, accept] of [
      [article, 'text/html'],
      [`${article}.json`, '*/*'],
      ['/le-fanal/', 'text/html'],
    ] as const) {
      const { headers } = await strict.get(target, { accept })
      const same = await strict.get(target, { accept, 'if-none-match': headers.etag ?? '' })
      expect([target, accept, same.status, same.headers.etag]).toEqual([target, accept, 304, headers.etag])
      expect((await strict.get(target, { accept, 'if-none-match': 'W/"other"' })).status).toBe(200)
    }
  })

  const clock = fakeTimeLibrary()
  if (clock === null) console.warn('SKIPPED: takedowns behind a cache (apt-get install libfaketime)')

  it.skipIf(clock === null)('what is stale is revalidated, and kept when it is still so', async () => {
    const ask = () => strict.get(article, { accept: 'text/html' })
    const before = await ask()
    strict.pass(1000)
    const states = [await ask(), await ask(), await ask()].map(({ headers }) => headers['x-cache'])
    expect(states).toContain('REVALIDATED')
    expect(states.at(-1)).toBe('HIT')
    expect(facts(await ask())).toEqual(facts(before))
  })

  it.skipIf(clock === null)(
    'a takedown is gone six minutes after the archive has followed it',
    async () => {
      const ask = () => strict.get(withdrawn, { accept: 'text/html' })
      await ask()
      expect((await ask()).headers['x-cache']).toBe('HIT')
      await rm(path.join(content, 'the-lantern/articles/2016/05/fort-mcmurray-wildfire.md'))
      const store = await openLocalArchive(state)
      await publishSound(content, store).finally(() => store.close())
      for (const started = Date.now(); Date.now() - started < 120_000; ) {
        if ((await served.get(withdrawn, { accept: 'text/html' })).status === 404) break
        await new Promise((resolve) => setTimeout(resolve, 1000))
      }
      expect((await served.get(withdrawn, { accept: 'text/html' })).status).toBe(404)
      expect((await ask()).status).toBe(200)
      strict.pass(1000 + 300 + 60)
      expect((await ask()).status).toBe(404)
    },
    150_000,
  )
})
