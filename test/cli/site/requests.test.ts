import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createLiveSite } from '../../../src/cli/site/live-site.ts'
import { RequestRetrier } from '../../../src/cli/site/request-retrier.ts'
import { describeStatus, noResponse, type SiteResponse } from '../../../src/cli/site/site.ts'
import { listen } from '../../support/processes/listen.ts'

vi.mock('node:timers/promises', () => ({ setTimeout: vi.fn(async () => {}) }))

const statusOf = (status: number): SiteResponse => ({ ...noResponse, status })

/** Answers with these statuses in turn, the last one for ever; counts the requests. */
function answering(...statuses: number[]) {
  const ask = vi.fn(async () => statusOf((statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 0))
  return { ask, requests: () => ask.mock.calls.length }
}

/** The pauses since the last call, in milliseconds. */
const takePauses = () =>
  vi
    .mocked(wait)
    .mock.calls.splice(0)
    .map(([pause]) => pause)

beforeEach(() => {
  takePauses()
})

describe('a request that fails', () => {
  it('is repeated twice after a response that comes at once', async () => {
    const { ask, requests } = answering(503)
    expect((await new RequestRetrier().sendWithRetries(ask)).status).toBe(503)
    expect([requests(), takePauses()]).toEqual([3, [500, 1000]])
  })

  it.each([404, 301, 200, 499])('is not repeated after a %i', async (status) => {
    const { ask, requests } = answering(status)
    expect((await new RequestRetrier().sendWithRetries(ask)).status).toBe(status)
    expect([requests(), takePauses()]).toEqual([1, []])
  })

  it('is repeated slowly where there are too many', async () => {
    const { ask } = answering(429, 429, 429, 429, 429, 200)
    expect((await new RequestRetrier().sendWithRetries(ask)).status).toBe(200)
    expect(takePauses()).toEqual([500, 1000, 2000, 4000, 8000])
  })

  it('is repeated slowly where one of its responses took long', async () => {
    const times = [0, 1500, 1500, 1501, 1501, 1502]
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => times.shift() ?? 0)
    const { ask } = answering(500, 500, 500, 200)
    expect((await new RequestRetrier().sendWithRetries(ask)).status).toBe(200)
    clock.mockRestore()
    expect(takePauses()).toEqual([500, 1000, 2000])
  })

  it('has no response where the connection breaks, also the last time', async () => {
    const ask = vi.fn(async () => Promise.reject(new Error('reset')))
    expect(await new RequestRetrier().sendWithRetries(ask)).toEqual(noResponse)
    const [broken, { ask: many }] = [ask, answering(429, 429, 429)]
    const once = vi.fn(async () => (many.mock.calls.length < 3 ? many() : broken()))
    expect(await new RequestRetrier().sendWithRetries(once)).toEqual(noResponse)
  })
})

describe('an overloaded site', () => {
  it('is asked slowly until five addresses in a row were refused', async () => {
    const site = new RequestRetrier()
    const counts: number[] = []
    for (let address = 0; address < 7; address++) {
      const { ask, requests } = answering(429)
      await site.sendWithRetries(ask)
      counts.push(requests())
    }
    expect(counts).toEqual([6, 6, 6, 6, 6, 3, 3])
  })

  it('is asked slowly on after an address that it did not refuse', async () => {
    const site = new RequestRetrier()
    for (let address = 0; address < 4; address++) await site.sendWithRetries(answering(429).ask)
    await site.sendWithRetries(answering(429, 429, 429, 200).ask)
    for (let address = 0; address < 4; address++) await site.sendWithRetries(answering(429).ask)
    const { ask, requests } = answering(429)
    await site.sendWithRetries(ask)
    expect(requests()).toBe(6)
  })

  it('is asked slowly for one address at a time', async () => {
    const site = new RequestRetrier()
    let [asking, most] = [0, 0]
    const slowly = (_: unknown, address: number) => {
      let requests = 0
      return site.sendWithRetries(async () => {
        if (++requests <= 3) return statusOf(429)
        most = Math.max(most, ++asking)
        await new Promise(setImmediate)
        asking--
        return statusOf(200 + address)
      })
    }
    const answers = await Promise.all(Array.from({ length: 5 }, slowly))
    expect(answers.map(({ status }) => status)).toEqual([200, 201, 202, 203, 204])
    expect(most).toBe(1)
  })
})

describe('a site that is asked over HTTP', () => {
  it('is asked for eight addresses at a time, as a program that follows no redirect', async () => {
    let [asking, most] = [0, 0]
    const asked: (string | undefined)[] = []
    const { url, stop } = await listen(async (request, response) => {
      most = Math.max(most, ++asking)
      asked.push(`${request.method} ${request.headers.accept}`)
      while (most < 8) await new Promise(setImmediate)
      asking--
      response.writeHead(301, { link: '<a>', location: '/elsewhere' }).end(request.url)
    })
    const site = createLiveSite(url)
    const request = { method: 'GET', accept: 'text/plain' } as const
    const paths = Array.from({ length: 30 }, (_, index) => `/${index}`)
    const askTwice = async (path: string) => {
      const answer = await site.fetchResponse(path, request)
      await site.fetchResponse(`${path}/again`, request)
      return answer
    }
    const answers = await Promise.all(paths.map(askTwice))
    await stop()
    expect(answers.map(({ body }) => Buffer.from(body).toString())).toEqual(paths)
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 301))
    expect(answers[0]?.headers.get('link')).toBe('<a>')
    expect([most, site.maxConcurrentRequests]).toEqual([8, 8])
    expect(asked).toEqual(Array(60).fill('GET text/plain'))
  })
})

it('a missing response is named as such, and any other by its status', () => {
  expect([statusOf(0), statusOf(404)].map(describeStatus)).toEqual(['no response', '404'])
})
