import { beforeAll, describe, expect, it } from 'vitest'
import { fillIndex } from '../search/search-support.ts'
import { freshIsolate, load } from '../support.ts'
import { ask, callTool, post, type RpcResponse, textOf } from './mcp-support.ts'

const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'
const isolate = freshIsolate()

beforeAll(async () => {
  await load()
  await fillIndex()
})

describe('the handshake', () => {
  it.each([
    ['2025-11-25', '2025-11-25'],
    ['2025-06-18', '2025-06-18'],
    ['2025-03-26', '2025-03-26'],
    ['2024-11-05', '2025-11-25'],
    [7, '2025-11-25'],
  ])('a client that asks for %s is offered %s', async (requested, offered) => {
    const { result } = await ask(isolate, 'initialize', { protocolVersion: requested, capabilities: {} })
    expect(result).toMatchObject({ protocolVersion: offered, capabilities: { tools: {} } })
    expect(result?.serverInfo).toMatchObject({ name: 'morgue' })
    expect(result?.instructions).toContain('holdings')
  })

  it('a notification and a response get 202 without a body', async () => {
    for (const message of [
      { method: 'notifications/initialized' },
      { method: 'nonsense' },
      { id: 1, result: {} },
    ]) {
      const response = await post(isolate, JSON.stringify({ jsonrpc: '2.0', ...message }))
      expect([message, response.status, await response.text()]).toEqual([message, 202, ''])
    }
  })

  it('a ping is answered, with the id that it has', async () => {
    const response = await post(isolate, '{"jsonrpc":"2.0","id":"a","method":"ping"}')
    expect(await response.json()).toEqual({ jsonrpc: '2.0', id: 'a', result: {} })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('an argument that a tool does not have', () => {
  it.each([
    [
      'search',
      { query: 'otan' },
      'query: unknown. Arguments: q, from, to, section, author, topic, edition, sort, page',
    ],
    ['read', { url: article, format: 'json' }, 'format: unknown. Arguments: url'],
    ['cite', { url: article, format: 'apa' }, 'format: write csl, ris or bibtex'],
  ])('is never ignored by %s, which would answer another question', async (tool, input, reason) => {
    const result = await callTool(isolate, tool, input)
    expect([result.isError, textOf(result)]).toEqual([true, reason])
  })
})

describe('the stateless revision', () => {
  const meta = (version: string) => ({ _meta: { 'io.modelcontextprotocol/protocolVersion': version } })
  const send = (method: string, params: object, headers: Record<string, string>, version = '2026-07-28') =>
    post(
      isolate,
      JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, ...meta(version) } }),
      {
        headers: { 'mcp-protocol-version': version, 'mcp-method': method, ...headers },
      },
    )

  it('needs no handshake', async () => {
    const response = await send('server/discover', {}, {})
    const { result } = await response.json<RpcResponse>()
    expect(result).toMatchObject({
      resultType: 'complete',
      capabilities: { tools: {} },
      cacheScope: 'public',
    })
    expect(result?.supportedVersions).toContain('2026-07-28')
    expect(result?._meta).toMatchObject({ 'io.modelcontextprotocol/serverInfo': { name: 'morgue' } })
  })

  it('calls a tool whose name the header has', async () => {
    const response = await send('tools/call', { name: 'holdings', arguments: {} }, { 'mcp-name': 'holdings' })
    expect((await response.json<RpcResponse>()).result).toMatchObject({ resultType: 'complete' })
  })

  it.each([
    ['another method', { 'mcp-method': 'tools/list' }, 'ping'],
    ['another version', { 'mcp-protocol-version': '2025-11-25' }, 'ping'],
    ['no name', {}, 'tools/call'],
    ['another name', { 'mcp-name': 'read' }, 'tools/call'],
  ])('refuses headers with %s', async (_, headers, method) => {
    const response = await send(method, { name: 'holdings' }, headers)
    expect([response.status, (await response.json<RpcResponse>()).error?.code]).toEqual([400, -32020])
  })

  it('names the revisions that it knows', async () => {
    const response = await send('ping', {}, {}, '2031-01-01')
    const { error } = await response.json<RpcResponse>()
    expect([response.status, error?.code]).toEqual([400, -32022])
    expect(error?.data).toMatchObject({ requested: '2031-01-01' })
    const old = await post(isolate, '{"jsonrpc":"2.0","id":1,"method":"ping"}', {
      headers: { 'mcp-protocol-version': '1999-01-01' },
    })
    expect(old.status).toBe(400)
  })

  it('answers an unknown method with 404', async () => {
    const response = await send('resources/list', {}, {})
    expect([response.status, (await response.json<RpcResponse>()).error?.code]).toEqual([404, -32601])
  })
})

describe('the tools', () => {
  it('are described by schemas', async () => {
    const { result } = await ask(isolate, 'tools/list')
    const tools = result?.tools as { name: string; inputSchema: object; annotations: object }[]
    expect(tools.map(({ name }) => name)).toEqual(['search', 'read', 'cite', 'holdings'])
    for (const { inputSchema, annotations } of tools) {
      expect(inputSchema).toMatchObject({ type: 'object', properties: expect.any(Object) })
      expect(annotations).toMatchObject({ readOnlyHint: true })
    }
  })

  it('search finds what the page of a search finds', async () => {
    const { structuredContent } = await callTool(isolate, 'search', { q: 'otan russie' })
    const found = (await (await isolate.fetch('/search.json?q=otan+russie')).json()) as {
      hits: { url: string }[]
    }
    expect(structuredContent?.hits).toMatchObject(found.hits)
    expect(found.hits.length).toBeGreaterThan(0)
  })

  it('search keeps to an edition at the endpoint of one', async () => {
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'tools/call',
      params: { name: 'search', arguments: { sort: 'newest' } },
    })
    const response = await post(isolate, body, { url: '/the-lantern/mcp' })
    const { result } = await response.json<RpcResponse>()
    const { hits } = (result?.structuredContent ?? {}) as { hits: { address: string }[] }
    expect(new Set(hits.map(({ address }) => address.split('/')[1]))).toEqual(new Set(['the-lantern']))
  })

  it.each([
    article,
    `https://morgue.example${article}`,
    'https://lefanal.example/2016/04/08/reunion-otan-russie_n_9644122.html',
    'http://lefanal.example/2016/04/08/REUNION-otan-russie_n_9644122.html/amp?utm_source=x#top',
  ])('read returns the Markdown at %s', async (url) => {
    const markdown = await (await isolate.fetch(`${article}.md`)).text()
    expect(textOf(await callTool(isolate, 'read', { url }))).toBe(markdown)
  })

  it('read follows the redirect to today’s list', async () => {
    const { isError, content } = await callTool(isolate, 'read', { url: '/le-fanal/on-this-day/today' })
    expect([isError, content[0]?.text]).toEqual([false, expect.stringContaining('#')])
  })

  it('read says why there is nothing', async () => {
    const missing = await callTool(isolate, 'read', { url: '/le-fanal/nothing' })
    expect([missing.isError, JSON.parse(textOf(missing)).status]).toEqual([true, 404])
    for (const url of [
      'https://elsewhere.example/x',
      'file:///lefanal.example',
      'http://[',
      'x'.repeat(60_000),
    ])
      expect([url.slice(0, 30), (await callTool(isolate, 'read', { url })).isError]).toEqual([
        url.slice(0, 30),
        true,
      ])
    expect((await callTool(isolate, 'read', { url: 7 })).isError).toBe(true)
    expect(textOf(await callTool(isolate, 'read', { url: ['x'] }))).toContain('url')
  })

  it.each(['csl', 'ris', 'bibtex', ''])('cite answers with data, in the format "%s"', async (format) => {
    const cited = await callTool(isolate, 'cite', { url: article, format })
    expect(cited.isError).toBe(false)
    expect(textOf(cited)).toContain('2016')
    expect(textOf(cited)).toContain(`https://morgue.example${article}`)
  })

  it('holdings lists the editions, and counts the articles of one', async () => {
    const all = await callTool(isolate, 'holdings', {})
    expect(all.structuredContent?.editions).toMatchObject([
      { edition: 'le-fanal' },
      { edition: 'the-lantern' },
    ])
    const one = await callTool(isolate, 'holdings', { edition: 'le-fanal' })
    expect(JSON.parse(textOf(one))).toMatchObject({ 'morgue:periods': expect.any(Array) })
    for (const edition of ['none', '../x', 'le-fanal/2016', '/'])
      expect([edition, (await callTool(isolate, 'holdings', { edition })).isError]).toEqual([edition, true])
  })

  it('an unknown tool is an error of the protocol', async () => {
    for (const name of ['write', 7, null, 'constructor', '__proto__'])
      expect((await ask(isolate, 'tools/call', { name })).error?.code).toBe(-32602)
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'write' } })
    expect((await post(isolate, body)).status).toBe(200)
  })

  it('too many searches are an error that the assistant can read', async () => {
    const busy = freshIsolate(undefined, undefined, { admitRequest: async () => false })
    const { isError, content } = await callTool(busy, 'search', { q: 'otan' })
    expect([isError, JSON.parse(content[0]?.text ?? '').status]).toEqual([true, 429])
  })
})
