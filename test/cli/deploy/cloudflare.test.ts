import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, expect, it, vi } from 'vitest'
import { connectToCloudflare } from '../../../src/cli/deploy/cloudflare-client.ts'
import { describeApiError } from '../../../src/cli/publish/archives/remote/describe-api-error.ts'

afterEach(() => vi.unstubAllEnvs())

it('a creation that failed is not tried again, since it may have succeeded', async () => {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`)
    const errors = [
      { code: 10013, message: 'Try again later.' },
      { code: 7, message: 'Busy.' },
    ]
    response
      .writeHead(500, { 'content-type': 'application/json' })
      .end(JSON.stringify({ success: false, errors }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  vi.stubEnv('CLOUDFLARE_API_BASE_URL', `http://127.0.0.1:${port}`)
  vi.stubEnv('CLOUDFLARE_API_TOKEN', 'token')
  const { kv, timeout } = await connectToCloudflare()
  expect(timeout).toBe(30_000)
  const error: unknown = await kv.namespaces
    .create({ account_id: 'a1', title: 'morgue' })
    .catch((each) => each)
  expect(describeApiError(error)).toBe('Try again later. [code: 10013]; Busy. [code: 7]')
  expect(calls).toEqual(['POST /accounts/a1/storage/kv/namespaces'])
  server.close()
})
