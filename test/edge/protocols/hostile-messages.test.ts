import { beforeAll, expect, it, vi } from 'vitest'
import { randomNumbers } from '../../support/random.ts'
import { addEntries } from '../changed-release.ts'
import { freshIsolate, load } from '../support.ts'
import { post, type RpcResponse } from './mcp-support.ts'

const isolate = freshIsolate()
beforeAll(() => load())

const request = (extra: object) => JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'ping', ...extra })

it.each([
  ['nothing', '', 400, -32700],
  ['half a message', '{"jsonrpc":"2.0",', 400, -32700],
  ['a list', `[${request({})}]`, 400, -32600],
  ['a number', '7', 400, -32600],
  ['null', 'null', 400, -32600],
  ['no version', '{"id":1,"method":"ping"}', 400, -32600],
  ['another version', request({ jsonrpc: '1.0' }), 400, -32600],
  ['no method', request({ method: undefined }), 400, -32600],
  ['a method that is a number', request({ method: 7 }), 400, -32600],
  ['an id that is a list', request({ id: [1] }), 400, -32600],
  ['an id that is null', request({ id: null }), 400, -32600],
  ['an unknown method', request({ method: 'resources/list' }), 200, -32601],
  ['the name of a property', request({ method: 'constructor' }), 200, -32601],
  ['deep nesting', `{"a":${'['.repeat(30_000)}`, 400, -32700],
])('%s is an error of JSON-RPC', async (_, body, status, code) => {
  const response = await post(isolate, body)
  expect([response.status, (await response.json<RpcResponse>()).error?.code]).toEqual([status, code])
})

it('parameters that are no object are none', async () => {
  for (const params of [null, 7, 'x', [1, 2]])
    expect((await post(isolate, request({ params }))).status).toBe(200)
})

it('a body of more than 64 KB is refused', async () => {
  expect((await post(isolate, request({ params: { x: 'x'.repeat(65_536) } }))).status).toBe(413)
})

it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH'])('%s is not allowed', async (method) => {
  const response = await isolate.fetch('/mcp', { method })
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
})

it('a script of another origin may ask, after a preflight', async () => {
  const response = await isolate.fetch('/mcp', { method: 'OPTIONS' })
  expect([response.status, response.headers.get('access-control-allow-methods')]).toEqual([
    204,
    'POST, OPTIONS',
  ])
  expect(response.headers.get('access-control-allow-headers')).toContain('MCP-Protocol-Version')
})

it('pages of other sites are answered at the archive’s own hosts only', async () => {
  const statusAt = async (url: string, origin: string) =>
    (await post(isolate, request({}), { url, headers: { origin } })).status
  expect(await statusAt('https://morgue.example/mcp', 'https://assistant.example')).toBe(200)
  expect(await statusAt('https://lefanal.example/mcp', 'https://assistant.example')).toBe(200)
  expect(await statusAt('http://localhost:8787/mcp', 'http://localhost:3000')).toBe(200)
  expect(await statusAt('http://127.0.0.1:8787/mcp', 'http://[::1]:3000')).toBe(200)
  expect(await statusAt('http://localhost:8787/mcp', 'https://assistant.example')).toBe(403)
  expect(await statusAt('http://rebound.example:8787/mcp', 'http://rebound.example:8787')).toBe(403)
  expect(await statusAt('http://rebound.example:8787/mcp', 'null')).toBe(403)
})

it('an address of the release wins over the protocol, and other editions have none', async () => {
  const moved = freshIsolate()
  await addEntries([{ address: '/le-fanal/mcp', kind: 'moved', to: '/le-fanal/' }])
  expect((await moved.fetch('/le-fanal/mcp')).headers.get('location')).toBe('/le-fanal/')
  expect((await post(moved, request({}), { url: '/le-fanal/mcp' })).status).toBe(405)
  expect((await post(moved, request({}), { url: 'https://lefanal.example/mcp' })).status).toBe(405)
  expect((await post(moved, request({}))).status).toBe(200)
  expect((await isolate.fetch('/nowhere/mcp', { method: 'POST', body: '{}' })).status).toBe(405)
  expect((await isolate.fetch('/nowhere/mcp')).status).toBe(404)
  expect((await isolate.fetch('/le-fanal/2016/mcp')).status).toBe(404)
})

it('answers every damaged body with a status of its own, and never fails', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const random = randomNumbers(20260728)
  const below = (count: number) => Math.floor(random() * count)
  const whole = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'read', arguments: { url: '/le-fanal/', edition: 'le-fanal', q: '"otan' } },
  })
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    'null',
    '1e999',
    '\\u0000',
    '\\ud800',
    '-',
    'true',
    '\u{1f4a9}',
    '',
  ]
  for (let number = 0; number < 1000; number++) {
    let body = whole
    for (let damage = below(3); damage >= 0; damage--) {
      const place = below(body.length)
      body = body.slice(0, place) + pieces[below(pieces.length)] + body.slice(place + below(12))
    }
    const { status } = await post(isolate, body)
    expect([body, [200, 202, 400].includes(status)]).toEqual([body, true])
  }
  expect(error).not.toHaveBeenCalled()
})
