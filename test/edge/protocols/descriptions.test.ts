import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import documentation from '../../../docs/api.md?raw'
import { sha256 } from '../../../src/archive/digest.ts'
import type { Entry } from '../../../src/archive/shard.ts'
import type { Env } from '../../../src/edge/env.ts'
import { addEntries } from '../changed-release.ts'
import { fillIndex } from '../search/search-support.ts'
import { freshIsolate, load } from '../support.ts'
import { fillRecords } from './oai-support.ts'

let isolate = freshIsolate()

beforeAll(async () => {
  await load()
  await fillIndex()
})

interface Operation {
  requestBody?: { content: Record<string, object> }
  responses: { 200: { content: Record<string, object> } }
}

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: { enum?: string[] }
}

interface OpenApi {
  paths: Record<string, { get?: Operation; post?: Operation; parameters: Parameter[] }>
}

/**
 * Values of parameters without an enumeration: an article, and a list, for the representations that only lists have.
 */
const samples = [
  { path: '2016/04/08/reunion-otan-russie_n_9644122.html', month: '2016-04' },
  { path: '2016', month: '2016-04' },
]

/** The URL of a documented path with its required parameters. */
function fillIn(path: string, parameters: readonly Parameter[], sample: Record<string, string>): string {
  const query = new URLSearchParams()
  for (const { name, in: place, required } of parameters)
    if (place === 'query' && required) query.set(name, name === 'verb' ? 'Identify' : '')
  const choose = (name: string) =>
    sample[name] ?? parameters.find((each) => each.name === name)?.schema.enum?.[0] ?? ''
  return `${path.replace(/\{(\w+)\}/g, (_, name) => choose(name))}?${query}`
}

/** Requests a documented URL; follows the redirects of bulk files. */
async function ask(url: string, { post }: { post?: Operation }, accept: string): Promise<Response> {
  const [mediaType = ''] = Object.keys(post?.requestBody?.content ?? {})
  const response = await isolate.fetch(url, {
    method: post ? 'POST' : 'GET',
    headers: { accept, ...(post && { 'content-type': mediaType }) },
    body: post ? JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }) : null,
  })
  const location = response.headers.get('location')
  return location !== null && url.startsWith('/bulk/') ? isolate.fetch(location) : response
}

/** Stores bulk files, which the demonstration's editions do not have. */
async function addBulkFiles(): Promise<void> {
  const files = { 'datapackage.json': '{}', '2016-04.jsonl.gz': 'gz' }
  const entries = Object.entries(files).map(async ([name, text]): Promise<Entry[]> => {
    const bytes = new TextEncoder().encode(text)
    const to = `/media/${await sha256(bytes)}${name.slice(name.lastIndexOf('.'))}`
    await (env as unknown as Env).MEDIA.put(to.slice('/media/'.length), bytes)
    const mediaType = name.endsWith('gz') ? 'application/gzip' : 'application/json'
    return [
      { address: to, kind: 'media', mediaType, size: bytes.length },
      { address: `/bulk/le-fanal/${name}`, kind: 'moved', to },
    ]
  })
  await fillRecords([], await addEntries((await Promise.all(entries)).flat()))
}

const typeOf = (response: Response) => response.headers.get('content-type')?.split(';', 1)[0]

describe('/openapi.json', () => {
  it('documents URLs that answer as it says', async () => {
    const { paths } = await (await isolate.fetch('/openapi.json')).json<OpenApi>()
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/mcp', '/oai', '/bulk/{edition}/datapackage.json']),
    )
    await addBulkFiles()
    isolate = freshIsolate()
    for (const [path, item] of Object.entries(paths)) {
      const types = Object.keys((item.get ?? item.post)?.responses[200].content ?? {})
      for (const accept of types) {
        const urls = samples.map((sample) => fillIn(path, item.parameters, sample))
        const answers = await Promise.all(urls.map((url) => ask(url, item, accept)))
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

  it('names no other URL that is missing, bulk files included', async () => {
    await addBulkFiles()
    const spans = [...documentation.matchAll(/`(\/[^`\s]+)`|https:\/\/morgue\.example(\/[^\s'"]+)/g)]
    const paths = new Set(spans.map(([, path, example]) => path ?? example ?? ''))
    expect(paths.size).toBeGreaterThan(18)
    const { fetch } = freshIsolate()
    for (const path of paths) {
      const { status, headers } = await fetch(path.replace('<edition>', 'le-fanal'))
      const isEndpoint = status === 405 && headers.get('allow') === 'POST, OPTIONS'
      expect([path, isEndpoint || [200, 301].includes(status)]).toEqual([path, true])
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
