import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { dueNumbers } from '../support/turns.ts'
import { freshIsolate, load, watched } from './support.ts'

const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

beforeAll(() => load())

/** Requests for one page that every cache must treat as equal. */
function* spellings(): Generator<{ url: string; accept: string }> {
  const accepts = ['*/*', 'text/html', 'text/*', 'text/html;q=0.9,*/*;q=0.1', 'TEXT/HTML', '', ',,,', 'html']
  const paths = [article, article.replace('/08/', '//08/'), article.replace('fanal', '%66anal')]
  for (let number = 0; number < 300; number++) {
    const path = paths[number % paths.length] ?? article
    const accept = accepts[number % accepts.length] ?? ''
    yield {
      url: `${path}?${'x'.repeat(number)}=${number}&utm_source=${number}`,
      accept: `${accept}${' '.repeat(number % 7)}`,
    }
  }
}

describe('the caches', () => {
  it('read KV once for 300 spellings of one URL and Accept', async () => {
    const { namespace, keys } = watched()
    const isolate = freshIsolate(namespace)
    for (const { url, accept } of spellings()) {
      const response = await isolate.fetch(url, { headers: { accept } })
      expect([url, accept, response.status]).toEqual([url, accept, 200])
      expect(response.headers.get('content-type')).toContain('text/html')
    }
    // The article's own shard, and one of each of its lists.
    expect(keys.filter((key) => key.startsWith('shard/')).length).toBeLessThanOrEqual(3)
    expect(keys.filter((key) => key.startsWith('article/'))).toHaveLength(1)
    expect(keys.filter((key) => key === 'release').length).toBeLessThanOrEqual(2)
  })

  it('read KV once for 100 simultaneous requests', async () => {
    const { namespace, keys } = watched()
    const isolate = freshIsolate(namespace)
    await isolate.fetch('/')
    keys.length = 0
    const responses = await Promise.all(Array.from({ length: 100 }, () => isolate.fetch(article)))
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]))
    expect(new Set(await Promise.all(responses.map((response) => response.text()))).size).toBe(1)
    const documents = keys.filter((key) => !key.startsWith('shard/'))
    expect(documents).toEqual([...new Set(documents)])
    expect(keys.filter((key) => key.startsWith('article/'))).toHaveLength(1)
  })

  it('share one budget: decisions are forgotten, the oldest first, before bodies that are in use', async () => {
    // On a busy machine, these requests take longer than an isolate remembers its release.
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const isolate = freshIsolate()
    const urls = Array.from({ length: 4200 }, (_, number) => `${article}?${number}`)
    for (const url of urls) await (await isolate.fetch(url)).arrayBuffer()
    const remembered = urls.filter((url) => isolate.remembers(url))
    expect(remembered.length).toBeGreaterThan(3000)
    expect(remembered).toEqual(urls.slice(-remembered.length))
    expect(remembered.length).toBeLessThan(urls.length)
  }, 60_000)

  it('respond as a fresh isolate does, whatever was requested before', async () => {
    const urls = [
      article,
      `${article}.json`,
      `${article}.md`,
      '/',
      '/le-fanal',
      '/nowhere',
      '/le-fanal/x.json',
    ]
    const accepts = [
      'text/html',
      'application/json',
      'text/markdown',
      'image/png',
      '*/*',
      'text/markdown;q=0.5, text/html;q=0.4',
    ]
    const hosts = ['morgue.example', 'lefanal.example', 'thelantern.example']
    const questions = dueNumbers(0, 240, 3).map((number) => ({
      url: `https://${hosts[(number * 7) % 3]}${urls[(number * 11) % 7]}`,
      init: {
        method: ['GET', 'HEAD', 'GET', 'OPTIONS', 'POST'][(number * 13) % 5] ?? 'GET',
        headers: {
          accept: accepts[(number * 17) % 6] ?? '',
          'x-forwarded-host': 'evil.example',
          cookie: `n=${number}`,
        },
      },
    }))
    const facts = async (response: Response) => ({
      status: response.status,
      headers: [...response.headers].filter(([name]) => name !== 'cache-status'),
      body: await response.text(),
    })
    const used = freshIsolate()
    const cold: Awaited<ReturnType<typeof facts>>[] = []
    for (const { url, init } of questions) {
      const warm = await facts(await used.fetch(url, init))
      cold.push(await facts(await freshIsolate().fetch(url, init)))
      expect(warm).toEqual(cold.at(-1))
    }
    for (const [number, { url, init }] of [...questions.entries()].toReversed())
      expect(await facts(await used.fetch(url, init))).toEqual(cold[number])
  }, 240_000)

  it('have keys that no client header can change', async () => {
    const { namespace, keys } = watched()
    const isolate = freshIsolate(namespace)
    for (const [name, value] of [
      ['x-forwarded-host', 'evil.example'],
      ['x-original-url', '/le-fanal/'],
      ['x-http-method-override', 'DELETE'],
      ['accept-language', 'en'],
      ['user-agent', 'curl'],
    ] as const)
      await isolate.fetch(article, { headers: { [name]: value } })
    expect(keys.filter((key) => key.startsWith('article/'))).toHaveLength(1)
  })
})
