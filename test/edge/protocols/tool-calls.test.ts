import { describe, expect, it, vi } from 'vitest'
import type { Exchange } from '../../../src/edge/protocols/exchange.ts'
import {
  citeArticle,
  readAsMarkdown,
  readHoldings,
  searchArticles,
} from '../../../src/edge/protocols/mcp/tool-calls.ts'

const edition = {
  id: 'e',
  name: 'The E',
  language: 'en',
  founded: null,
  closed: '2020',
  hosts: ['e.example'],
  articles: 7,
  timeZone: 'UTC',
}

/** An exchange whose gateway answers with these texts. */
function exchangeOf(more: Partial<Exchange> = {}) {
  const asked: unknown[] = []
  const exchange = {
    request: new Request('https://own.example/mcp'),
    editionId: null,
    root: { archive: { name: 'Archive', url: 'https://archive.example' }, editions: [edition] },
    addressFromUrl: ({ hostname, pathname }: URL) => `${hostname} ${pathname}`,
    async read(...parts: unknown[]) {
      asked.push(...parts)
      return new Response('Words.', { headers: { 'content-type': 'text/markdown' } })
    },
    async search(params: URLSearchParams) {
      asked.push(String(params))
      return Response.json({ hits: [], next: 'https://archive.example/search.json?q=a&page=2' })
    },
    ...more,
  } as unknown as Exchange
  return { exchange, asked }
}

const input = (values: Record<string, string>) => new Map(Object.entries(values))

const failure = (text: string) => ({ content: [{ type: 'text', text }], isError: true })

describe('the tool that reads', () => {
  it.each([
    ['/e/a', 'archive.example /e/a'],
    ['https://archive.example/e/a', 'archive.example /e/a'],
    ['http://e.example/a', 'e.example /a'],
    ['https://own.example/e/a', 'own.example /e/a'],
  ])('finds %s on a host of the archive', async (url, address) => {
    const { exchange, asked } = exchangeOf()
    expect(await readAsMarkdown(input({ url }), exchange)).toEqual({
      content: [{ type: 'text', text: 'Words.' }],
      isError: false,
    })
    expect(asked).toEqual([address, 'text/markdown, application/json;q=0.5'])
  })

  it.each(['https://other.example/a', 'https://', `/${'a'.repeat(8192)}`])(
    'does not find %.30s',
    async (url) => {
      const { exchange, asked } = exchangeOf()
      expect(await readAsMarkdown(input({ url }), exchange)).toEqual(
        failure('url: on no host of the archive'),
      )
      expect(asked).toEqual([])
    },
  )

  it('finds a path of 8,192 characters', async () => {
    const { exchange } = exchangeOf()
    expect(await readAsMarkdown(input({ url: `/${'a'.repeat(8191)}` }), exchange)).toMatchObject({
      isError: false,
    })
  })

  it.each(['image/png', 'application/zip'])('names a file of type %s instead of its bytes', async (type) => {
    const cancel = vi.fn()
    const body = new ReadableStream({ cancel })
    const { exchange } = exchangeOf({
      read: async () => new Response(body, { headers: { 'content-type': type } }),
    })
    expect(await readAsMarkdown(input({ url: '/a' }), exchange)).toEqual(failure(`url: a file, ${type}`))
    expect(cancel).toHaveBeenCalledTimes(1)
  })

  it('tells a failure by its text', async () => {
    const { exchange } = exchangeOf({ read: async () => new Response('Gone.', { status: 410 }) })
    expect(await readAsMarkdown(input({ url: '/a' }), exchange)).toEqual(failure('Gone.'))
  })
})

describe('the tool that searches', () => {
  it('passes on what was written, within the edition of the endpoint, and the number of the next page', async () => {
    const { exchange, asked } = exchangeOf({ editionId: 'e' })
    const result = await searchArticles(input({ q: 'ferry', author: '', edition: 'f' }), exchange)
    expect(asked).toEqual(['q=ferry&edition=e'])
    expect(result).toEqual({
      content: [{ type: 'text', text: '{"hits":[],"next":"2"}' }],
      isError: false,
      structuredContent: { hits: [], next: '2' },
    })
  })

  it('has no next page after the last, and tells a failure by its text', async () => {
    const last = exchangeOf({ search: async () => Response.json({ hits: [], next: null }) })
    expect(await searchArticles(input({}), last.exchange)).toMatchObject({
      structuredContent: { next: null },
    })
    const refused = exchangeOf({ search: async () => new Response('Too many.', { status: 429 }) })
    expect(await searchArticles(input({}), refused.exchange)).toEqual(failure('Too many.'))
    const none = exchangeOf({ search: async () => null })
    expect(await searchArticles(input({}), none.exchange)).toEqual(failure(''))
  })
})

describe('the tool that cites', () => {
  it.each([
    [{}, 'application/vnd.citationstyles.csl+json'],
    [{ format: '' }, 'application/vnd.citationstyles.csl+json'],
    [{ format: 'csl' }, 'application/vnd.citationstyles.csl+json'],
    [{ format: 'ris' }, 'application/x-research-info-systems'],
    [{ format: 'bibtex' }, 'application/x-bibtex'],
  ])('reads the citation of %j', async (format, type) => {
    const { exchange, asked } = exchangeOf()
    await citeArticle(input({ url: '/e/a', ...format }), exchange)
    expect(asked).toEqual(['archive.example /e/a', `${type}, application/json;q=0.5`])
  })

  it('names the formats that exist', async () => {
    expect(await citeArticle(input({ url: '/e/a', format: 'apa' }), exchangeOf().exchange)).toEqual(
      failure('format: write csl, ris or bibtex'),
    )
  })
})

describe('the tool that counts holdings', () => {
  it('reads those of an edition, and lists the editions otherwise', async () => {
    const { exchange, asked } = exchangeOf()
    await readHoldings(input({ edition: 'f' }), exchange)
    await readHoldings(input({}), { ...exchange, editionId: 'e' })
    await readHoldings(input({ edition: 'f' }), { ...exchange, editionId: 'e' })
    expect(asked.filter((_, index) => index % 2 === 0)).toEqual([
      'archive.example /f/holdings',
      'archive.example /e/holdings',
      'archive.example /f/holdings',
    ])
    const { id, timeZone, ...listed } = edition
    expect(await readHoldings(input({}), exchange)).toMatchObject({
      structuredContent: {
        archive: 'Archive',
        url: 'https://archive.example',
        editions: [{ edition: id, ...listed }],
      },
    })
  })
})
