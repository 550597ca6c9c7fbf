import { beforeAll, describe, expect, it } from 'vitest'
import documentation from '../../../docs/api.md?raw'
import { addEntries } from '../changed-release.ts'
import { fillIndex } from '../search/search-support.ts'
import { freshIsolate, load } from '../support.ts'

const isolate = freshIsolate()

beforeAll(async () => {
  await load()
  await fillIndex()
})

interface OpenApi {
  paths: Record<string, { get: { responses: { 200: { content: Record<string, object> } } } }>
}

const typeOf = (response: Response) => response.headers.get('content-type')?.split(';', 1)[0]

/** An article, and a list for the representations that only lists have. */
const samples = ['2016/04/08/reunion-otan-russie_n_9644122.html', '2016']

describe('/openapi.json', () => {
  it('documents URLs that answer as it says', async () => {
    const { paths } = await (await isolate.fetch('/openapi.json')).json<OpenApi>()
    expect(Object.keys(paths).length).toBeGreaterThan(12)
    for (const [path, { get }] of Object.entries(paths)) {
      const types = Object.keys(get.responses[200].content)
      for (const accept of types) {
        const urls = samples.map((sample) => path.replace('{edition}', 'le-fanal').replace('{path}', sample))
        const answers = await Promise.all(urls.map((url) => isolate.fetch(url, { headers: { accept } })))
        const served = answers.filter(({ status }) => status === 200).map(typeOf)
        expect([path, accept, served.length > 0, served.every((type) => type === accept)]).toEqual([
          path,
          accept,
          true,
          true,
        ])
      }
    }
  })

  it('may be read by scripts of other origins, and stored for five minutes', async () => {
    const { headers } = await isolate.fetch('/openapi.json')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toBe('public, max-age=300')
  })
})

describe('docs/api.md', () => {
  const rows = [...documentation.matchAll(/^\| `(\/[^`]+)` \| `([^`]+)` \|/gm)]

  it('has URLs that answer as it says', async () => {
    expect(rows.length).toBeGreaterThan(7)
    for (const [, path = '', type] of rows) {
      const response = await isolate.fetch(path)
      expect([path, response.status, typeOf(response)]).toEqual([path, 200, type])
    }
  })
})

describe('/.well-known/api-catalog', () => {
  it('leads to the descriptions, each of which is there (RFC 9727)', async () => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await isolate.fetch('/.well-known/api-catalog', { method })
      expect([method, status, headers.get('content-type'), headers.get('link')]).toEqual([
        method,
        200,
        'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
        '</.well-known/api-catalog>; rel="api-catalog"',
      ])
    }
    const catalog = await isolate.fetch('/.well-known/api-catalog')
    const { linkset } = await catalog.json<{ linkset: [Record<string, { href: string }[]>] }>()
    for (const relation of ['service-desc', 'service-doc', 'describedby']) {
      const href = linkset[0][relation]?.[0]?.href ?? ''
      expect([relation, (await isolate.fetch(href)).status]).toEqual([relation, 200])
    }
  })
})

describe('/about/api', () => {
  it('is a page in English that names every form, linked from every front', async () => {
    const response = await isolate.fetch('/about/api')
    const page = await response.text()
    expect([response.status, typeOf(response), response.headers.get('content-language')]).toEqual([
      200,
      'text/html',
      'en',
    ])
    expect(page).toContain('<html lang="en"')
    expect(page).toContain('<link rel="canonical" href="https://morgue.example/about/api"/>')
    expect(page).toContain('application/x-bibtex')
    for (const front of ['/', '/le-fanal/', '/the-lantern/']) {
      const answer = await isolate.fetch(front)
      expect(answer.headers.get('link')).toContain('</.well-known/api-catalog>; rel="api-catalog"')
      expect(await answer.text()).toContain('href="/about/api"')
    }
  })
})

describe('an entry of the archive', () => {
  it('wins over a description at the same address', async () => {
    const paths = ['/openapi.json', '/.well-known/api-catalog', '/about/api']
    await addEntries(paths.map((address) => ({ address, kind: 'moved', to: '/le-fanal/' })))
    for (const path of paths) {
      const { status, headers } = await freshIsolate().fetch(path)
      expect([path, status, headers.get('location')]).toEqual([path, 301, '/le-fanal/'])
    }
    await addEntries(
      paths.map((path) => ({ address: `/le-fanal${path}`, kind: 'moved', to: '/le-fanal/' })),
      10,
    )
    for (const path of paths) {
      const { status } = await freshIsolate().fetch(`https://lefanal.example${path}`)
      expect([path, status]).toEqual([path, 301])
    }
  })
})
