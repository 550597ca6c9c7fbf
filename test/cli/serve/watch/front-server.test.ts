import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import type { ContentFault } from '../../../../src/cli/content/files/content-fault.ts'
import { startFrontServer } from '../../../../src/cli/serve/watch/front-server.ts'
import { freePort } from '../../../support/processes/loopback.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

const fault: ContentFault = { file: 'a.md', line: 2, field: '', reason: 'is <wrong>' }

interface Front {
  /** The status, media type and body of the archive's responses. */
  answer?: [status: number, type: string, body: string]
  faults?: ContentFault[]
  page?: () => Promise<{ html: string; contentSecurityPolicy: string } | null>
}

/** Starts a front server, and an archive behind it that notes the headers of requests. */
async function start({
  answer: [status, type, body] = [200, 'text/html; charset=utf-8', '<body>The archive'],
  faults = [],
  page = async () => null,
}: Front) {
  const received: IncomingHttpHeaders[] = []
  const archive = createServer(({ headers }, response) => {
    received.push(headers)
    const sent = { 'content-type': type, 'content-length': body.length, 'cache-control': 'max-age=60' }
    response.writeHead(status, sent).end(body)
  })
  archive.listen(0, '127.0.0.1')
  await once(archive, 'listening')
  const { port: archivePort } = archive.address() as AddressInfo
  const port = await freePort()
  const server = await startFrontServer(port, { archivePort, drafts: { faults, renderPage: page } })
  servers.push(archive, server)
  const get = (headers: Record<string, string>, method = 'GET') =>
    fetch(`http://127.0.0.1:${port}/e/ferry`, { method, headers })
  return { archive, server, port, get, received }
}

const html = { accept: 'text/html' }

it('a page that cannot be shown is named in the browser and the terminal, without a stack', async () => {
  const page = () => Promise.reject(new Error('the renderer ended\n    at render.ts:1'))
  const { get } = await start({ page })
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  try {
    const response = await get(html)
    const expected =
      '/e/ferry cannot be shown (the renderer ended): save its file again, or press Ctrl-C and start `npx morgue serve --watch` again'
    expect([response.status, await response.text()]).toEqual([500, expected])
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(printed.mock.calls).toEqual([[expected]])
  } finally {
    printed.mockRestore()
  }
})

it('the page of a saved article has its own policy and the faults of others, and is never cached', async () => {
  const { get, server, received } = await start({
    page: async () => ({ html: '<body>A draft', contentSecurityPolicy: "default-src 'none'" }),
    faults: [fault],
  })
  const response = await get(html)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'cache-control': 'no-store',
  })
  expect(await response.text()).toMatch(
    /^<body><section role="alert">.*because of a fault:.*a\.md:2: is &lt;wrong&gt;<.*<\/section>A draft$/,
  )
  expect(received).toEqual([])
  expect((server.address() as AddressInfo).address).toBe('127.0.0.1')
})

it('a page of the archive has the faults, its own status, and is asked for whole', async () => {
  const { get, received } = await start({
    answer: [404, 'text/html', '<body>Not here'],
    faults: [fault, fault],
  })
  const response = await get({ ...html, 'if-none-match': '*', 'if-modified-since': 'x', 'x-other': 'y' })
  expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect(await response.text()).toMatch(
    /^<body><section role="alert">.*because of faults:.*<\/section>Not here$/,
  )
  expect(received).toEqual([expect.objectContaining({ 'accept-encoding': 'identity', 'x-other': 'y' })])
  expect(Object.keys(received[0] ?? {}).filter((name) => name.startsWith('if-'))).toEqual([])
})

it('a page of the archive is not cached, even without faults', async () => {
  const { get } = await start({})
  const response = await get(html)
  expect([response.headers.get('cache-control'), await response.text()]).toEqual([
    'no-store',
    '<body>The archive',
  ])
})

it.each([
  ['application/json', 'GET'],
  ['application/json, */*;q=0.1', 'GET'],
  ['text/html', 'POST'],
])('any other request is the archive’s alone: %s, %s', async (accept, method) => {
  const page = vi.fn(async () => ({ html: 'A draft', contentSecurityPolicy: '' }))
  const { get, received } = await start({ answer: [200, 'application/json', '{}'], faults: [fault], page })
  const response = await get({ accept, 'if-none-match': '"1"' }, method)
  expect([response.headers.get('cache-control'), await response.text()]).toEqual(['max-age=60', '{}'])
  expect([received[0]?.['if-none-match'], page.mock.calls.length]).toEqual(['"1"', 0])
})

it.each(['text/html, */*', '*/*', ' text/* ; q=0.5', undefined])('shows drafts for: %s', async (accept) => {
  const { port } = await start({ page: async () => ({ html: 'A draft', contentSecurityPolicy: '' }) })
  const asked = request({ host: '127.0.0.1', port, headers: accept === undefined ? {} : { accept } }).end()
  const [response] = await once(asked, 'response')
  expect(Buffer.concat(await response.toArray()).toString()).toBe('A draft')
})

it('an archive that has ended cuts the connection', async () => {
  const { archive, get } = await start({})
  archive.close()
  await once(archive, 'close')
  await expect(get(html)).rejects.toThrow('fetch failed')
})
