import { beforeAll, describe, expect, it } from 'vitest'
import { addEntries } from './changed-release.ts'
import { freshIsolate, load } from './support.ts'

const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'
const takedown = { reason: 'A claim.', since: '2020-01-02', authority: 'A court', headline: null }

beforeAll(async () => {
  await load()
  await addEntries([
    { address: '/le-fanal/gone', kind: 'gone', ...takedown },
    { address: '/le-fanal/withheld', kind: 'withheld', ...takedown },
    { address: '/le-fanal/Several', kind: 'moved', to: article },
    { address: '/le-fanal/several', kind: 'moved', to: '/le-fanal/' },
    { address: '/le-fanal/moved', kind: 'moved', to: article },
    // The whole path is the address, although it ends like an explicit URL.
    { address: '/le-fanal/notes.txt', kind: 'gone', ...takedown },
  ])
})

/** Path, status, and lifetime at clients in seconds. */
const absences = [
  ['/le-fanal/gone', 410, 300],
  ['/le-fanal/withheld', 451, 300],
  ['/le-fanal/SEVERAL', 300, 60],
  ['/le-fanal/nowhere', 404, 60],
] as const

describe.each(absences)('the absence at %s', (path, status, seconds) => {
  it.each([
    ['text/html', 'public', 'text/html; charset=utf-8'],
    ['application/json', 'private', 'application/problem+json'],
    ['text/markdown', 'private', 'application/problem+json'],
    ['image/png', 'private', 'application/problem+json'],
  ])('for Accept: %s is %s and %s', async (accept, scope, type) => {
    const isolate = freshIsolate()
    for (const url of [path, `${path}?again`, path]) {
      const { headers, ...response } = await fetchFrom(isolate, url, accept)
      expect([url, response.status, headers.get('content-type')]).toEqual([url, status, type])
      expect(headers.get('cache-control')).toBe(`${scope}, max-age=${seconds}`)
      expect(headers.get('vary')).toBe('Accept')
      expect([headers.get('etag'), headers.get('content-location')]).toEqual([null, null])
      expect(headers.get('content-language')).toBe('fr-CA')
      if (type !== 'text/html; charset=utf-8')
        expect(JSON.parse(response.body)).toMatchObject({ status, instance: path })
    }
  })

  it.each(['text/html', 'application/json'])(
    'is the same at an explicit URL, for Accept: %s',
    async (accept) => {
      for (const extension of ['json', 'md', 'txt', 'jsonld']) {
        const { status: found, headers } = await fetchFrom(freshIsolate(), `${path}.${extension}`, accept)
        const html = accept === 'text/html'
        expect([extension, found]).toEqual([extension, status])
        expect(headers.get('content-type')).toBe(
          html ? 'text/html; charset=utf-8' : 'application/problem+json',
        )
        expect(headers.get('cache-control')).toBe(`${html ? 'public' : 'private'}, max-age=${seconds}`)
        expect(headers.get('vary')).toBe('Accept')
      }
    },
  )

  it('is sent again for a conditional request', async () => {
    const response = await freshIsolate().fetch(path, {
      headers: { accept: 'text/html', 'if-none-match': '*' },
    })
    expect([response.status, (await response.text()).length > 0]).toEqual([status, true])
  })
})

async function fetchFrom(isolate: ReturnType<typeof freshIsolate>, path: string, accept: string) {
  const response = await isolate.fetch(path, { headers: { accept } })
  return { status: response.status, headers: response.headers, body: await response.text() }
}

describe('the details of an absence', () => {
  it('name who blocks it for legal reasons', async () => {
    const { headers, body } = await fetchFrom(freshIsolate(), '/le-fanal/withheld', 'application/json')
    expect(headers.get('link')).toBe('<https://morgue.example/>; rel="blocked-by"')
    expect(JSON.parse(body)).toMatchObject({ detail: 'A claim.', since: '2020-01-02', authority: 'A court' })
    expect(JSON.parse(body)).not.toHaveProperty('headline')
    expect(
      (await fetchFrom(freshIsolate(), '/le-fanal/gone', 'application/json')).headers.get('link'),
    ).toBeNull()
  })

  it('list every choice', async () => {
    const { body } = await fetchFrom(freshIsolate(), '/le-fanal/SEVERAL', 'application/json')
    expect(JSON.parse(body).choices).toEqual(['/le-fanal/', article])
  })
})

describe('an address that moved', () => {
  it.each(['text/html', 'application/json', 'image/png'])('redirects, for Accept: %s', async (accept) => {
    const isolate = freshIsolate()
    for (const [url, to] of [
      ['/le-fanal/moved', article],
      ['/le-fanal/moved.json', `${article}.json`],
      ['/le-fanal/MOVED.txt', `${article}.txt`],
    ] as const) {
      const { status, headers, body } = await fetchFrom(isolate, url, accept)
      expect([url, status, headers.get('location'), body]).toEqual([url, 301, to, ''])
      expect(headers.get('cache-control')).toMatch(/^p\w+, max-age=300$/)
      expect(headers.get('etag')).toBeNull()
    }
  })
})

describe('a path that ends like an extension', () => {
  it('is an address if it has an entry', async () => {
    expect((await fetchFrom(freshIsolate(), '/le-fanal/notes.txt', 'text/html')).status).toBe(410)
  })

  it('is a 404 if the document lacks that representation, in the form that Accept prefers', async () => {
    const { status, headers } = await fetchFrom(freshIsolate(), '/le-fanal/2016.txt', 'text/html')
    expect([status, headers.get('location'), headers.get('content-type')]).toEqual([
      404,
      null,
      'text/html; charset=utf-8',
    ])
  })
})
