import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { BatchSite } from '../../../../src/cli/site/batch/batch-site.ts'
import { reportedHeaders } from '../../../../src/cli/site/batch/batch-worker.ts'
import { encodeFrame, readFrames } from '../../../../src/cli/site/batch/frames.ts'
import { listen, readBody } from '../../../support/processes/listen.ts'

vi.mock('node:timers/promises', () => ({ setTimeout: async () => {} }))

async function readAll(bytes: Uint8Array, size: number) {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const frames: [unknown, string][] = []
  for await (const { head, body } of readFrames(pieces())) frames.push([head, body.toString()])
  return frames
}

describe('the frames of a stream', () => {
  const frames: [unknown, string][] = [
    [{ a: 'é' }, 'Words'],
    [[1, null], ''],
    [[], 'x'.repeat(300)],
  ]
  const bytes = Buffer.concat(frames.map(([head, body]) => encodeFrame(head, Buffer.from(body))))

  it.each([1, 3, 8, 13, 100, 1000])('are read whole from pieces of %i bytes', async (size) =>
    expect(await readAll(bytes, size)).toEqual(frames),
  )

  it('do not include one that was cut short', async () =>
    expect(await readAll(bytes.subarray(0, -1), 50)).toEqual(frames.slice(0, 2)))
})

type AskedRequest = [method: string, path: string, accept: string, objectKey: string | null]

/**
 * Starts servers that answer batches as the Worker does: some requests of a batch (`answered`), once `together` batches
 * have been in progress at the same time.
 */
async function startWorkers(
  count: number,
  answered = (requests: AskedRequest[], _batch: number) => requests,
  together = 1,
) {
  const batches: { worker: number; requests: AskedRequest[] }[] = []
  let [running, most] = [0, 0]
  const startWorker = async (_: unknown, worker: number) => {
    const { url, stop } = await listen(async (message, response) => {
      const requests = JSON.parse(String(await readBody(message))) as AskedRequest[]
      most = Math.max(most, ++running)
      while (most < together) await new Promise(setImmediate)
      running--
      batches.push({ worker, requests })
      const frames = answered(requests, batches.length).map(([, path]) =>
        encodeFrame([200, ...reportedHeaders.map((name) => `${name} of ${path}`)], Buffer.from(path)),
      )
      response.end(Buffer.concat(frames))
    })
    onTestFinished(stop)
    return `${url}/`
  }
  const urls = await Promise.all(Array.from({ length: count }, startWorker))
  return { site: new BatchSite(urls), batches, most: () => most }
}

const request = { method: 'HEAD', accept: 'text/html' } as const
const pathsTo = (count: number) => Array.from({ length: count }, (_, index) => `/${index}`)

describe('a site that answers in batches', () => {
  it('is sent the waiting requests together, at most 64 and two batches at a time for each Worker', async () => {
    const { site, batches, most } = await startWorkers(2, undefined, 4)
    const paths = pathsTo(500)
    const answers = await Promise.all(paths.map((path) => site.fetchResponse(path, request)))
    expect(answers.map(({ body }) => Buffer.from(body).toString())).toEqual(paths)
    expect(batches.map(({ requests }) => requests.length).sort()).toEqual([52, 64, 64, 64, 64, 64, 64, 64])
    expect(new Set(batches.map(({ worker }) => worker)).size).toBe(2)
    expect([most(), site.maxConcurrentRequests]).toEqual([4, 512])
    expect(batches.map(({ requests }) => requests[0])).toContainEqual(['HEAD', '/0', 'text/html', null])
  })

  it('is sent the keys of objects that are known', async () => {
    const { site, batches } = await startWorkers(1)
    await site.fetchResponse('/a', { ...request, objectKey: 'article/1' })
    expect(batches[0]?.requests).toEqual([['HEAD', '/a', 'text/html', 'article/1']])
  })

  it('is asked again for the requests that a batch did not answer', async () => {
    const { site, batches } = await startWorkers(1, (requests, batch) =>
      batch === 1 ? requests.slice(0, 1) : requests,
    )
    const answers = await Promise.all(['/a', '/b'].map((path) => site.fetchResponse(path, request)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(batches.map(({ requests }) => requests.map(([, path]) => path))).toEqual([['/a', '/b'], ['/b']])
  })

  it('has no response where its Worker cannot be reached', async () => {
    const { url, stop } = await listen(() => {})
    await stop()
    expect((await new BatchSite([`${url}/`]).fetchResponse('/a', request)).status).toBe(0)
  })

  it('reports some headers, and tells which one is to be added', async () => {
    const { site } = await startWorkers(1)
    const { headers } = await site.fetchResponse('/a', request)
    const read = ['content-type', 'location', 'link', 'content-security-policy', 'x-robots-tag']
    expect(read.map((name) => headers.get(name))).toEqual(read.map((name) => `${name} of /a`))
    expect(() => headers.get('etag')).toThrow('the header etag is not reported: add it to reportedHeaders')
  })
})
