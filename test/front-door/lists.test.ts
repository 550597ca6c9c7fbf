import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { articleFile, writeFiles } from '../support/content.ts'
import { jsonFeedSchema, readAtom, readSitemap } from '../support/feed-rules.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { siteInMemory } from '../support/site-in-memory.ts'
import { isDue } from '../support/turns.ts'

const origin = 'https://archive.example'

/** A newspaper's run that divides every kind of list, with names, dates and headlines that are hard to write. */
function run(): Record<string, string> {
  const files: Record<string, string> = {}
  for (let number = 0; number < 460; number++) {
    const day = `2016-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 27) + 1).padStart(2, '0')}`
    const published = [null, '2016', '2016-03', day, `${day}T08:15-04:00`, `${day}T08:15`, '2011-05-06'][
      number % 7
    ]
    files[`e/articles/a-${number}.md`] = articleFile(
      [
        `headline: 'Nº ${number} <"&''> ${number % 3 ? 'café' : 'война'}'`,
        published === null ? '' : `published: ${published}`,
        number % 5 ? '' : 'modified: 2017-01-01T00:00:00Z',
        `section: ${number % 2 ? 'Élections fédérales' : 'WORLD NEWS'}`,
        `topics: [Everything, ${number % 50 ? 'Россия' : 'C++'}]`,
        number % 3 ? 'authors: [Zoë O’Hara]' : '',
      ]
        .filter((line) => line !== '')
        .join('\n'),
      number % 100 ? 'Words.' : '',
    )
  }
  return files
}

let folder: string
let served: ServedArchive

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'morgue-lists-'))
  await writeFiles(path.join(folder, 'content'), {
    'archive.yaml': `name: Test\nurl: ${origin}\nlanguage: en\ncontentSignal: search=yes, ai-train=no\n`,
    'e/edition.yaml': [
      'name: The E\nlanguage: en\nhosts: [e.example]\nclosed: 2020-02-03',
      "collections: { topics: ['/news/{name}/', '/tags/{name}'], sections: ['/{name}/'] }",
      'gaps: [{ from: 2016-02, to: 2016-03, reason: A strike & a flood }]\n',
    ].join('\n'),
    ...run(),
  })
  served = await serveArchive(path.join(folder, 'content'), path.join(folder, 'state'))
}, 90_000)

afterAll(async () => {
  await served.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The status that a page must have: today's list is a redirect. */
const statusOf = (url: string) => (url.endsWith('/on-this-day/today') ? 302 : 200)

const get = async (url: string, accept = '*/*') => {
  const reply = await served.get(url.replace(origin, ''), { accept })
  expect([url, reply.status]).toEqual([url, statusOf(url)])
  return reply
}

describe('feeds', () => {
  it.each([
    ['/e/index.atom', 460],
    ['/e/topics/everything.atom', 460],
    ['/e/sections/world-news.atom', 230],
    ['/e/topics/%D1%80%D0%BE%D1%81%D1%81%D0%B8%D1%8F.atom', 450],
    ['/e/topics/c-plus-plus.atom', 10],
  ])('in Atom rebuild the whole run from %s by prev-archive', async (start, count) => {
    const ids = new Set<string>()
    let next: string | null = origin + start
    for (let page = 0; next !== null; page++) {
      const { body, headers } = await get(next)
      expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
      const feed = readAtom(body)
      expect([next, feed.faults]).toEqual([next, []])
      expect(feed.self).toBe(next)
      expect(feed.isArchive).toBe(page > 0)
      expect(feed.current).toBe(page > 0 ? origin + start : null)
      if (feed.isComplete) expect(feed.ids).toHaveLength(count)
      for (const id of feed.ids) ids.add(id)
      next = feed.previous
    }
    expect(ids.size).toBe(count)
  })

  it('in JSON are valid, and go on by next_url', async () => {
    const ajv = new Ajv2020()
    formats.default(ajv)
    const validate = ajv.compile(jsonFeedSchema)
    const ids = new Set<string>()
    for (let next: string | undefined = `${origin}/e/index.feed.json`; next !== undefined; ) {
      const feed = JSON.parse((await get(next)).body)
      expect([next, validate(feed), validate.errors]).toEqual([next, true, null])
      for (const { id } of feed.items) ids.add(id)
      next = feed.next_url
    }
    expect(ids.size).toBe(460)
  })

  it('are negotiated, linked, and only of lists', async () => {
    const { headers } = await get('/e/topics/everything', 'application/atom+xml')
    expect(headers['content-location']).toBe('/e/topics/everything.atom')
    expect((await get('/e/topics/everything')).headers.link).toContain(
      '</e/topics/everything.feed.json>; rel="alternate"; type="application/feed+json"',
    )
    expect((await get('/e/')).body).toContain(
      '<link rel="alternate" type="application/atom+xml" href="/e/index.atom"/>',
    )
    const article = await served.get('/e/2016/a-1', { accept: 'application/atom+xml' })
    expect(article.status).toBe(406)
  })
})

describe('sitemaps', () => {
  it('lead to every article, once, with the day of its last change', async () => {
    const index = readSitemap((await get('/sitemap.xml')).body)
    expect(index.isIndex).toBe(true)
    const all = new Map<string, string | null>()
    for (const file of index.urls.keys()) {
      const { body, headers } = await get(file)
      expect(headers['content-type']).toBe('application/xml')
      for (const [url, lastmod] of readSitemap(body).urls) all.set(url, lastmod)
    }
    expect(all.size).toBe(460)
    expect(all.get(`${origin}/e/2016/a-1`)).toBeNull()
    expect(all.get(`${origin}/e/2016/a-15`)).toBe('2017-01-01')
    await get([...all.keys()][0] ?? '')
  })

  it('are told of in robots.txt, with the publisher’s signal', async () => {
    const { body, headers } = await get('/robots.txt')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(body.split('\n')).toEqual([
      'User-agent: *',
      'Content-Signal: search=yes, ai-train=no',
      'Disallow: /search$',
      'Disallow: /search?',
      'Disallow: /e/search$',
      'Disallow: /e/search?',
      'Disallow: /search.json$',
      'Disallow: /search.json?',
      'Disallow: /e/search.json$',
      'Disallow: /e/search.json?',
      'Disallow: /corrections/new$',
      'Disallow: /corrections/new?',
      'Disallow: /e/corrections/new$',
      'Disallow: /e/corrections/new?',
      '',
      `Sitemap: ${origin}/sitemap.xml`,
      '',
    ])
  })

  it('that are not there are like any other address', async () => {
    expect((await served.get('/sitemaps/e/1850.xml')).status).toBe(404)
    expect((await served.get('/sitemap.xml.json')).status).toBe(404)
  })
})

describe('the old lists of a newsroom', () => {
  it.each([
    ['/e/news/everything/?page=4', '/e/topics/everything'],
    ['/e/news/EVERYTHING', '/e/topics/everything'],
    ['/e/tags/%D0%A0%D0%BE%D1%81%D1%81%D0%B8%D1%8F', '/e/topics/%D1%80%D0%BE%D1%81%D1%81%D0%B8%D1%8F'],
    ['/e/elections-f%C3%A9d%C3%A9rales/', '/e/sections/elections-federales'],
    ['/e/World+News/', '/e/sections/world-news'],
    ['/e/world%20news', '/e/sections/world-news'],
    ['/e/world_news/amp', '/e/sections/world-news'],
    ['/e/news/C++/', '/e/topics/c-plus-plus'],
    ['/e/tags/c%2b%2b', '/e/topics/c-plus-plus'],
    ['/e/news/c/', '/e/topics/c-plus-plus'],
    ['/e/topics/c', '/e/topics/c-plus-plus'],
    ['/e/topics/c.atom', '/e/topics/c-plus-plus.atom'],
  ])('%s leads to %s in one hop', async (old, list) => {
    const { status, headers } = await served.get(old)
    expect([status, headers.location]).toEqual([301, list])
    await get(list)
  })

  it('that nobody knows are not found', async () => {
    expect((await served.get('/e/news/nobody/')).status).toBe(404)
    expect((await served.get('/e/news/')).status).toBe(404)
    expect((await served.get('/e/news/%FF%25')).status).toBe(404)
  })
})

describe('holdings', () => {
  it('tell what is there, what is missing, and the gaps that are known', async () => {
    const json = JSON.parse((await get('/e/holdings', 'application/json')).body)
    expect(json).toMatchObject({
      'morgue:articles': 460,
      'morgue:first': '2011-05-06',
      'morgue:without': { date: 66, byline: 460, authors: 154, body: 5 },
      'morgue:gaps': [{ from: '2016-02', to: '2016-03', reason: 'A strike & a flood' }],
    })
    const counted = json['morgue:periods'].reduce(
      (sum: number, { articles }: { articles: number }) => sum + articles,
      0,
    )
    expect(counted).toBe(460 - 66)
    const page = await get('/e/holdings', 'text/html')
    expect(page.body).toContain('A strike &amp; a flood')
    expect(page.body).toContain('<svg class="chart"')
    expect(page.body).not.toMatch(/ style=|<script/)
    expect(page.headers['content-security-policy']).not.toContain('unsafe')
    expect((await served.get('/e/holdings', { accept: 'application/atom+xml' })).status).toBe(406)
  })
})

/** True for a search with more than one filter: its links, to fewer hits, multiply with every filter. */
const hasFilters = (url: string) => /\/search\?(?:[^&]*&){2}/.test(url)

const isArticle = (url: string) => /\/a-\d+$/.test(url)

describe('links alone', () => {
  // Without the runtime, which takes most of the time for so many pages; the served archive's own are followed in `archive.test.ts`.
  it('lead from the front to every article and list, and no list is broken, nor a third of the articles', async () => {
    const store = await openLocalArchive(path.join(folder, 'state'))
    const site = siteInMemory(store)
    const [seen, waiting] = [new Set<string>(), ['/']]
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      if (seen.has(url)) continue
      seen.add(url)
      if (isArticle(url) && !isDue(seen.size, 3)) continue
      const { status, body } = await site.fetchResponse(url, { method: 'GET', accept: 'text/html' })
      expect([url, status]).toEqual([url, statusOf(url)])
      for (const [, href = ''] of new TextDecoder().decode(body).matchAll(/<a href="(\/[^"#]*)/g))
        if (!hasFilters(href) && !/\.(?:json|jsonld|md|txt|atom)$/.test(href)) waiting.push(href)
    }
    await store.close()
    expect([...seen].filter(isArticle)).toHaveLength(460)
    expect(seen.size).toBeGreaterThan(700)
    expect([...seen].filter((url) => url.includes('/search?')).length).toBeGreaterThan(20)
  }, 600_000)
})

describe('an article', () => {
  it('leads to its section, topics, authors and day', async () => {
    const { body } = await get('/e/2016/08/17/a-367', 'text/html')
    for (const list of ['sections/elections-federales', 'topics/everything', 'authors/zoe-o-hara'])
      expect(body).toContain(`href="/e/${list}"`)
    expect(body).toContain('<a href="/e/2016/08/17">August 17, 2016</a>')
  })
})
