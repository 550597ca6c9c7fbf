import { beforeEach, describe, expect, it, vi } from 'vitest'
import { BatchSite } from '../../../../src/cli/site/batch/batch-site.ts'
import { reportedHeaders } from '../../../../src/cli/site/batch/batch-worker.ts'
import { encodeFrame, readFrames } from '../../../../src/cli/site/batch/frames.ts'

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

/** Answers batches as the Worker does, some requests of a batch (`answered`), and counts those in progress. */
function stubWorkers(answered: (requests: AskedRequest[], batch: number) => AskedRequest[]) {
  const batches: { url: string; requests: AskedRequest[] }[] = []
  let [running, most] = [0, 0]
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, options) => {
    most = Math.max(most, ++running)
    await new Promise(setImmediate)
    running--
    const requests = JSON.parse(String(options?.body)) as AskedRequest[]
    batches.push({ url: String(url), requests })
    const frames = answered(requests, batches.length).map(([, path]) =>
      encodeFrame([200, ...reportedHeaders.map((name) => `${name} of ${path}`)], Buffer.from(path)),
    )
    return new Response(Buffer.concat(frames))
  })
  return { batches, most: () => most }
}

const request = { method: 'HEAD', accept: 'text/html' } as const
const pathsTo = (count: number) => Array.from({ length: count }, (_, index) => `/${index}`)

describe('a site that answers in batches', () => {
  beforeEach(() => {
    vi.restoreAllMocks()
  })

  it('is sent the waiting requests together, at most 64 and two batches at a time for each Worker', async () => {
    const { batches, most } = stubWorkers((requests) => requests)
    const site = new BatchSite(['https://one.example/', 'https://two.example/'])
    const paths = pathsTo(500)
    const answers = await Promise.all(paths.map((path) => site.fetchResponse(path, request)))
    expect(answers.map(({ body }) => Buffer.from(body).toString())).toEqual(paths)
    expect(batches.map(({ requests }) => requests.length)).toEqual([64, 64, 64, 64, 64, 64, 64, 52])
    expect(new Set(batches.map(({ url }) => url)).size).toBe(2)
    expect([most(), site.maxConcurrentRequests]).toEqual([4, 512])
    expect(batches[0]?.requests[0]).toEqual(['HEAD', '/0', 'text/html', null])
  })

  it('is sent the keys of objects that are known', async () => {
    const { batches } = stubWorkers((requests) => requests)
    await new BatchSite(['https://one.example/']).fetchResponse('/a', { ...request, objectKey: 'article/1' })
    expect(batches[0]?.requests).toEqual([['HEAD', '/a', 'text/html', 'article/1']])
  })

  it('is asked again for the requests that a batch did not answer', async () => {
    const { batches } = stubWorkers((requests, batch) => (batch === 1 ? requests.slice(0, 1) : requests))
    const site = new BatchSite(['https://one.example/'])
    const answers = await Promise.all(['/a', '/b'].map((path) => site.fetchResponse(path, request)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(batches.map(({ requests }) => requests.map(([, path]) => path))).toEqual([['/a', '/b'], ['/b']])
  })

  it('has no response where its Worker cannot be reached', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('refused'))
    expect((await new BatchSite(['https://one.example/']).fetchResponse('/a', request)).status).toBe(0)
  })

  it('reports some headers, and tells which one is to be added', async () => {
    stubWorkers((requests) => requests)
    const { headers } = await new BatchSite(['https://one.example/']).fetchResponse('/a', request)
    const read = ['content-type', 'location', 'link', 'content-security-policy', 'x-robots-tag']
    expect(read.map((name) => headers.get(name))).toEqual(read.map((name) => `${name} of /a`))
    expect(() => headers.get('etag')).toThrow('the header etag is not reported: add it to reportedHeaders')
  })
})
