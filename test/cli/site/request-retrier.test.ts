import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createLiveSite } from '../../../src/cli/site/live-site.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Requests an address of a site whose first responses are 503, each after a number of milliseconds. */
async function askFailingSite({ failures, afterMs }: { failures: number; afterMs: number }) {
  let requests = 0
  const server = createServer(async (_, response) => {
    const isFailing = ++requests <= failures
    if (isFailing) await wait(afterMs)
    response.writeHead(isFailing ? 503 : 200).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const site = createLiveSite(`http://127.0.0.1:${port}`)
  const { status } = await site.fetchResponse('/', { method: 'GET', accept: '*/*' })
  server.close()
  server.closeAllConnections()
  return { status, requests }
}

describe('a site that fails', () => {
  it('is asked again until it is no longer overloaded', async () => {
    expect(await askFailingSite({ failures: 3, afterMs: 1100 })).toEqual({ status: 200, requests: 4 })
  })

  it('is believed after three failures that come at once', async () => {
    expect(await askFailingSite({ failures: 4, afterMs: 0 })).toEqual({ status: 503, requests: 3 })
  })
})
