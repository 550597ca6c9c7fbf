import { beforeAll, describe, expect, it } from 'vitest'
import { freshIsolate, load } from './support.ts'

const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

beforeAll(() => load())

describe('an article at its negotiated URL', () => {
  it('is HTML without Accept, and links to its other representations', async () => {
    const response = await freshIsolate().fetch(article)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('vary')).toBe('Accept')
    expect(response.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=60')
    expect(response.headers.get('content-language')).toBe('fr-CA')
    expect(response.headers.get('etag')).toMatch(/^W\/"[0-9a-f]{32}"$/)
    expect(response.headers.get('link')).toContain(`<https://morgue.example${article}>; rel="canonical"`)
    expect(response.headers.get('link')).toContain(
      `<${article}.json>; rel="alternate"; type="application/json"`,
    )
    expect(response.headers.get('content-location')).toBeNull()
    expect(await response.text()).toContain('lang="fr-CA"')
  })

  it('has at most 1 KB of links, and a linkset with all of them', async () => {
    const isolate = freshIsolate()
    const link = (await isolate.fetch(article)).headers.get('link') ?? ''
    expect(link.length).toBeLessThanOrEqual(1024)
    for (const rel of ['canonical', 'cite-as', 'describedby', 'linkset'])
      expect(link).toContain(`rel="${rel}"`)
    const response = await isolate.fetch(`${article}.linkset`)
    expect(response.headers.get('content-type')).toBe('application/linkset+json')
    expect(response.headers.get('cache-control')).toMatch(/^public/)
    const url = `https://morgue.example${article}`
    const { linkset } = (await response.json()) as { linkset: Record<string, { href: string }[]>[] }
    expect(linkset).toHaveLength(1)
    expect(linkset[0]).toMatchObject({
      anchor: url,
      canonical: [{ href: url }],
      'cite-as': [{ href: url }],
      describedby: [{ href: 'https://morgue.example/schema/article.json', type: 'application/schema+json' }],
    })
    expect(linkset[0]?.alternate?.map(({ href }) => href.slice(url.length)).toSorted()).toEqual([
      '',
      '.bib',
      '.csl.json',
      '.json',
      '.jsonld',
      '.md',
      '.ris',
      '.txt',
    ])
    expect((await isolate.fetch(article, { headers: { accept: 'application/linkset+json' } })).status).toBe(
      406,
    )
    const moved = await isolate.fetch(`${article.toUpperCase()}/amp.linkset`)
    expect([moved.status, moved.headers.get('location')]).toEqual([301, `${article}.linkset`])
  })

  it.each([
    ['application/json', 'application/json; charset=utf-8', 'json'],
    ['application/ld+json', 'application/ld+json', 'jsonld'],
    ['text/markdown', 'text/markdown; charset=utf-8', 'md'],
    ['text/plain', 'text/plain; charset=utf-8', 'txt'],
    ['application/vnd.citationstyles.csl+json', 'application/vnd.citationstyles.csl+json', 'csl.json'],
    ['application/x-research-info-systems', 'application/x-research-info-systems; charset=utf-8', 'ris'],
    ['application/x-bibtex', 'application/x-bibtex; charset=utf-8', 'bib'],
  ])(
    'is %s when Accept prefers it: private, with its explicit URL in Content-Location',
    async (accept, type, extension) => {
      const isolate = freshIsolate()
      const response = await isolate.fetch(article, { headers: { accept } })
      expect(response.headers.get('content-type')).toBe(type)
      expect(response.headers.get('content-location')).toBe(`${article}.${extension}`)
      expect(response.headers.get('cache-control')).toBe('private, max-age=300, stale-while-revalidate=60')
      expect(response.headers.get('x-robots-tag')).toBe('noindex')
      expect(response.headers.get('access-control-allow-origin')).toBe('*')
      expect(response.headers.get('vary')).toBe(extension === 'md' ? 'Accept, Accept-Encoding' : 'Accept')
      const explicit = await isolate.fetch(`${article}.${extension}`, { headers: { accept: 'text/html' } })
      expect(explicit.headers.get('content-type')).toBe(type)
      expect(explicit.headers.get('cache-control')).toBe('public, max-age=300, stale-while-revalidate=60')
      expect(explicit.headers.get('vary')).toBe(extension === 'md' ? 'Accept-Encoding' : null)
      expect(await explicit.text()).toBe(await response.text())
    },
  )

  it('is a 406 with the alternatives if Accept allows none of them', async () => {
    const response = await freshIsolate().fetch(article, { headers: { accept: 'image/png' } })
    expect(response.status).toBe(406)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('link')).toContain(`<${article}.md>; rel="alternate"; type="text/markdown"`)
    const problem = (await response.json()) as { alternatives: { href: string }[] }
    expect(problem.alternatives.map(({ href }) => href)).toContain(`${article}.json`)
  })

  it.each([
    ['application/ld+json;profile="x", text/plain;q=0.5', '/le-fanal/2016', 'application/ld+json'],
    ['text/plain, application/json;profile="x";q=0.5', '/le-fanal/2016', 'application/json; charset=utf-8'],
    ['application/atom+xml, text/markdown;variant=GFM', article, 'text/markdown; charset=utf-8'],
    ['text/html;level=1, application/feed+json', article, 'text/html; charset=utf-8'],
  ])('%s ranks what %s itself can be had as', async (accept, path, type) => {
    const response = await freshIsolate().fetch(path, { headers: { accept } })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    await response.text()
  })

  it('is not sent again for its ETag', async () => {
    const isolate = freshIsolate()
    const etag = (await isolate.fetch(article)).headers.get('etag') ?? ''
    for (const tag of [etag, etag.slice(2), `"x", ${etag}`, '*']) {
      const again = await isolate.fetch(article, { headers: { 'if-none-match': tag } })
      expect([tag, again.status, await again.text()]).toEqual([tag, 304, ''])
      expect(again.headers.get('etag')).toBe(etag)
      expect(again.headers.get('vary')).toBe('Accept')
      expect(again.headers.get('content-type')).toBeNull()
    }
    expect((await isolate.fetch(article, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
  })

  it('has the same headers for HEAD, and no body', async () => {
    const isolate = freshIsolate()
    await isolate.fetch(article)
    const [get, head] = [await isolate.fetch(article), await isolate.fetch(article, { method: 'HEAD' })]
    expect([...head.headers]).toEqual([...get.headers])
    expect(await head.text()).toBe('')
  })

  it.each([
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['br;q=1, gzip;q=0.5', 'gzip'],
    ['gzip;q=0', null],
    ['notgzip', null],
    ['br', null],
  ])('is Markdown in the coding that %s accepts, for HEAD as for GET', async (acceptEncoding, coding) => {
    const isolate = freshIsolate()
    const headers = { accept: 'text/markdown', 'accept-encoding': acceptEncoding }
    for (const method of ['GET', 'HEAD']) {
      const response = await isolate.fetch(article, { method, headers })
      expect([method, response.headers.get('content-encoding')]).toEqual([method, coding])
      await response.arrayBuffer()
    }
  })

  it('reports in Cache-Status whether it was stored, in memory or in the cache', async () => {
    const isolate = freshIsolate()
    expect((await isolate.fetch(article)).headers.get('cache-status')).toBe('morgue; fwd=miss')
    expect((await isolate.fetch(article)).headers.get('cache-status')).toBe('morgue; hit')
    const other = freshIsolate(undefined, isolate.build)
    expect((await other.fetch(article)).headers.get('cache-status')).toBe('morgue; hit')
  })

  it('has a policy that allows nothing but its own stylesheet', async () => {
    const { headers } = await freshIsolate().fetch(article)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*style-src 'sha256-[^']+'/)
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('set-cookie')).toBeNull()
  })
})

describe('addresses', () => {
  it.each([
    ['in another case', article.toUpperCase().replace('/LE-FANAL', '/le-fanal'), article],
    ['with a trailing slash', `${article}/`, article],
    ['with /amp', `${article}/amp`, article],
    ['without its .html', article.replace('.html', ''), article],
    ['by the part of the old URL that survived', '/le-fanal/2019/x/other-words_n_9644122.html', article],
    ['without the slash of a front', '/le-fanal', '/le-fanal/'],
    ['by the name that a server gives a front', '/le-fanal/index.html', '/le-fanal/'],
    ['by the name of another server', '/le-fanal/INDEX.php', '/le-fanal/'],
    ['by the name that a server gives the archive’s front', '/index.html', '/'],
    ['as the index of a list', '/le-fanal/2016/04/index.htm', '/le-fanal/2016/04'],
    ['as the index of an article', `${article}/index.html`, article],
    ['as an index with its query', '/the-lantern/index.php?p=4821', '/the-lantern/?p=4821'],
  ])('%s lead to the one address in one hop', async (_, url, expected) => {
    const isolate = freshIsolate()
    const response = await isolate.fetch(url)
    expect([response.status, response.headers.get('location')]).toEqual([301, expected])
    expect(response.headers.get('cache-control')).toBe('public, max-age=300')
    expect((await isolate.fetch(expected)).status).toBe(200)
  })

  it('keep the extension when they redirect', async () => {
    const response = await freshIsolate().fetch(`${article.replace('.html', '')}.json`)
    expect([response.status, response.headers.get('location')]).toEqual([301, `${article}.json`])
  })

  it('are the same for an unknown query, encoded letters, doubled slashes and dot segments', async () => {
    const isolate = freshIsolate()
    for (const spelling of [
      `${article}?utm_source=x`,
      article.replace('reunion', '%72eunion'),
      article.replace('/2016', '//2016'),
      article.replace('/2016', '/./2016'),
    ])
      expect([spelling, (await isolate.fetch(spelling)).status]).toEqual([spelling, 200])
  })

  it("mean the same on an edition's own hosts", async () => {
    const isolate = freshIsolate()
    const own = await isolate.fetch(`https://lefanal.example${article.replace('/le-fanal', '')}`)
    expect([own.status, await own.text()]).toEqual([200, await (await isolate.fetch(article)).text()])
    expect((await isolate.fetch(`https://www.lefanal.example${article}`)).status).toBe(200)
    expect((await isolate.fetch('https://lefanal.example/')).status).toBe(200)
  })

  it('with a significant query are served in any order of its parameters', async () => {
    const isolate = freshIsolate()
    expect((await isolate.fetch('https://thelantern.example/?utm=1&p=4821')).status).toBe(200)
    expect((await isolate.fetch('/the-lantern/index.json?p=4821')).headers.get('content-type')).toContain(
      'json',
    )
  })
})

describe('an unknown address', () => {
  it('is a page in the edition’s language, for a minute', async () => {
    const response = await freshIsolate().fetch('/le-fanal/nulle-part')
    expect(response.status).toBe(404)
    expect(response.headers.get('cache-control')).toBe('public, max-age=60')
    expect(response.headers.get('content-language')).toBe('fr-CA')
    expect(await response.text()).toContain(
      'https://web.archive.org/web/*/https://lefanal.example/nulle-part',
    )
  })

  it.each(['application/json', 'application/problem+json', 'text/markdown', 'image/png'])(
    'is a problem document for Accept: %s',
    async (accept) => {
      const response = await freshIsolate().fetch('/le-fanal/nulle-part', { headers: { accept } })
      expect([response.status, response.headers.get('content-type')]).toEqual([
        404,
        'application/problem+json',
      ])
      expect(response.headers.get('cache-control')).toBe('private, max-age=60')
      expect(response.headers.get('vary')).toBe('Accept')
    },
  )
})

describe('methods', () => {
  it('are listed for OPTIONS', async () => {
    const response = await freshIsolate().fetch(article, { method: 'OPTIONS' })
    expect([response.status, response.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])(
    'other than GET, HEAD and OPTIONS (%s) are a 405',
    async (method) => {
      const response = await freshIsolate().fetch(article, { method })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    },
  )
})
