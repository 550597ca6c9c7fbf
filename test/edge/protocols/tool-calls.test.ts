import { describe, expect, it, vi } from 'vitest'
import type { CallContext } from '../../../src/edge/protocols/call-context.ts'
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

/** A context whose gateway answers with these texts. */
function contextOf(more: Partial<CallContext> = {}) {
  const asked: unknown[] = []
  const context = {
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
  } as unknown as CallContext
  return { context, asked }
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
    const { context, asked } = contextOf()
    expect(await readAsMarkdown(input({ url }), context)).toEqual({
      content: [{ type: 'text', text: 'Words.' }],
      isError: false,
    })
    expect(asked).toEqual([address, 'text/markdown, application/json;q=0.5'])
  })

  it.each(['https://other.example/a', 'https://', `/${'a'.repeat(8192)}`])(
    'does not find %.30s',
    async (url) => {
      const { context, asked } = contextOf()
      expect(await readAsMarkdown(input({ url }), context)).toEqual(failure('url: on no host of the archive'))
      expect(asked).toEqual([])
    },
  )

  it('finds a path of 8,192 characters', async () => {
    const { context } = contextOf()
    expect(await readAsMarkdown(input({ url: `/${'a'.repeat(8191)}` }), context)).toMatchObject({
      isError: false,
    })
  })

  it.each(['image/png', 'application/zip'])('names a file of type %s instead of its bytes', async (type) => {
    const cancel = vi.fn()
    const body = new ReadableStream({ cancel })
    const { context } = contextOf({
      read: async () => new Response(body, { headers: { 'content-type': type } }),
    })
    expect(await readAsMarkdown(input({ url: '/a' }), context)).toEqual(failure(`url: a file, ${type}`))
    expect(cancel).toHaveBeenCalledTimes(1)
  })

  it('tells a failure by its text', async () => {
    const { context } = contextOf({ read: async () => new Response('Gone.', { status: 410 }) })
    expect(await readAsMarkdown(input({ url: '/a' }), context)).toEqual(failure('Gone.'))
  })
})

describe('the tool that searches', () => {
  it('passes on what was written, within the edition of the endpoint, and the number of the next page', async () => {
    const { context, asked } = contextOf({ editionId: 'e' })
    const result = await searchArticles(input({ q: 'ferry', author: '', edition: 'f' }), context)
    expect(asked).toEqual(['q=ferry&edition=e'])
    expect(result).toEqual({
      content: [{ type: 'text', text: '{"hits":[],"next":"2"}' }],
      isError: false,
      structuredContent: { hits: [], next: '2' },
    })
  })

  it('has no next page after the last, and tells a failure by its text', async () => {
    const last = contextOf({ search: async () => Response.json({ hits: [], next: null }) })
    expect(await searchArticles(input({}), last.context)).toMatchObject({
      structuredContent: { next: null },
    })
    const refused = contextOf({ search: async () => new Response('Too many.', { status: 429 }) })
    expect(await searchArticles(input({}), refused.context)).toEqual(failure('Too many.'))
    const none = contextOf({ search: async () => null })
    expect(await searchArticles(input({}), none.context)).toEqual(failure(''))
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
    const { context, asked } = contextOf()
    await citeArticle(input({ url: '/e/a', ...format }), context)
    expect(asked).toEqual(['archive.example /e/a', `${type}, application/json;q=0.5`])
  })

  it('names the formats that exist', async () => {
    expect(await citeArticle(input({ url: '/e/a', format: 'apa' }), contextOf().context)).toEqual(
      failure('format: write csl, ris or bibtex'),
    )
  })
})

describe('the tool that counts holdings', () => {
  it('reads those of an edition, and lists the editions otherwise', async () => {
    const { context, asked } = contextOf()
    await readHoldings(input({ edition: 'f' }), context)
    await readHoldings(input({}), { ...context, editionId: 'e' })
    await readHoldings(input({ edition: 'f' }), { ...context, editionId: 'e' })
    expect(asked.filter((_, index) => index % 2 === 0)).toEqual([
      'archive.example /f/holdings',
      'archive.example /e/holdings',
      'archive.example /f/holdings',
    ])
    const { id, timeZone, ...listed } = edition
    expect(await readHoldings(input({}), context)).toMatchObject({
      structuredContent: {
        archive: 'Archive',
        url: 'https://archive.example',
        editions: [{ edition: id, ...listed }],
      },
    })
  })
})
