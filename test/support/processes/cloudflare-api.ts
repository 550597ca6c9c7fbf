import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { pointerKey } from '../../../src/archive/keys.ts'
import { parsePointer } from '../../../src/archive/release-pointer.ts'
import { collectReachableKeys } from '../../../src/cli/publish/releases/reachable-keys.ts'
import type { OpenArchive } from '../../../src/cli/publish/store/release-store.ts'
import { listen, readBody } from './listen.ts'

/** A simulated failure of one call. */
export type CallFault =
  | { kind: 'status'; status: number; applied: boolean; retryAfter?: string }
  | { kind: 'cut'; when: 'before' | 'after' | 'within' }
  | { kind: 'slow'; ms: number }
  | { kind: 'half' }

/** A call of the API. */
interface Call {
  method: string
  path: string
  /** Number of calls before this one. */
  number: number
}

/** A loopback server that implements the parts of Cloudflare's API that we use, in front of an archive. */
export interface CloudflareApi {
  url: string
  calls: Call[]
  /** Key or picture → number of writes, except of the pointer. */
  writes: Map<string, number>
  /** Key → metadata of its last write. */
  metadata: Map<string, unknown>
  /** Picture → its bytes. */
  sizes: Map<string, number>
  /** Objects that were missing when a pointer that leads to them was written. */
  unreachable: string[]
  pointers: string[]
  /** Chooses the failure of a call; by default every call succeeds. */
  fault: (call: Call) => CallFault | null
  stop(): Promise<void>
}

interface Pair {
  key: string
  value: string
  metadata?: unknown
}

class Refused extends Error {
  status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

type Answer = { result: unknown; result_info?: unknown }
type Act = (body: Buffer, url: URL, last: string) => Promise<Answer>

const json = <Value>(body: Buffer) => JSON.parse(body.toString()) as Value

/** Cuts a page out of a listing; the cursor is an offset. */
function page<Value>(all: Value[], url: URL, size: string): Answer {
  const from = Number(url.searchParams.get('cursor') ?? 0)
  const until = from + Number(url.searchParams.get(size) ?? 1000)
  return { result: all.slice(from, until), result_info: until < all.length ? { cursor: String(until) } : {} }
}

async function heldIn(archive: OpenArchive) {
  const held: { key: string; uploadedAt: number | null }[] = []
  for await (const each of archive.listStoredObjects()) held.push(each)
  return held
}

type Records = Pick<CloudflareApi, 'writes' | 'metadata' | 'sizes' | 'unreachable' | 'pointers'>

/** Records the objects that a new pointer leads to but that are missing. */
async function checkPointer(archive: OpenArchive, text: string, records: Records): Promise<void> {
  records.pointers.push(text)
  const root = parsePointer(text)?.root ?? ''
  const held = new Set((await heldIn(archive)).map(({ key }) => key))
  const needed = await collectReachableKeys(archive, root).catch(() => new Set([`below ${root}`]))
  for (const key of needed) if (!held.has(key)) records.unreachable.push(key)
}

function actsOf(archive: OpenArchive, records: Records): Record<string, Act> {
  const count = (key: string) => records.writes.set(key, (records.writes.get(key) ?? 0) + 1)
  return {
    'PUT kv bulk': async (body) => {
      for (const { key, value, metadata } of json<Pair[]>(body)) {
        if (key === pointerKey) await checkPointer(archive, value, records)
        else count(key)
        records.metadata.set(key, metadata)
      }
      await archive.writeObjects(new Map(json<Pair[]>(body).map(({ key, value }) => [key, value])))
      return { result: { successful_key_count: json<Pair[]>(body).length, unsuccessful_keys: [] } }
    },
    'POST kv bulk/get': async (body) => {
      const { keys } = json<{ keys: string[] }>(body)
      if (keys.length > 100) throw new Refused(400, 'too many keys')
      return { result: { values: Object.fromEntries(await archive.readMany(keys)) } }
    },
    'POST kv bulk/delete': async (body) => {
      await archive.deleteStoredObjects(json<string[]>(body))
      return { result: { successful_key_count: json<string[]>(body).length } }
    },
    'GET kv keys': async (_, url) => {
      const keys = (await heldIn(archive)).filter(({ key }) => !key.startsWith('/'))
      const names = keys.map(({ key, uploadedAt }) => ({ name: key, metadata: { uploaded: uploadedAt } }))
      return page((await archive.readPointer()) ? [...names, { name: pointerKey }] : names, url, 'limit')
    },
    'POST d1 search': async (body) => queried(archive.search, body),
    'POST d1 corrections': async (body) => queried(archive.corrections, body),
    'PUT r2 object': async (body, _, name) => {
      count(`/media/${name}`)
      records.sizes.set(`/media/${name}`, body.length)
      await archive.writePicture(name, body, 'image/png')
      return { result: { key: name } }
    },
    'DELETE r2 object': async (_body, _url, name) => {
      await archive.deleteStoredObjects([`/media/${name}`])
      return { result: { key: name } }
    },
    'GET r2 objects': async (_, url) => {
      const prefix = `/media/${url.searchParams.get('prefix') ?? ''}`
      const held = (await heldIn(archive)).filter(({ key }) => key.startsWith(prefix))
      const objects = held.map(({ key, uploadedAt }) => ({
        key: key.slice('/media/'.length),
        size: records.sizes.get(key),
        last_modified: new Date((uploadedAt ?? 0) * 1000).toISOString(),
      }))
      return page(objects, url, 'per_page')
    },
  }
}

interface Query {
  sql: string
  params?: string[]
}

async function queried(database: OpenArchive['search'], body: Buffer): Promise<Answer> {
  const { batch } = json<{ batch: Query[] }>(body)
  const rows = await database
    .run(batch.map(({ sql, params = [] }) => ({ sql, params })))
    .catch((error: Error) => {
      throw new Refused(400, error.message)
    })
  return { result: rows.map((results) => ({ results, success: true, meta: {} })) }
}

const routes: [RegExp, string][] = [
  [/^\/accounts\/account\/storage\/kv\/namespaces\/archive\/(bulk(?:\/get|\/delete)?|keys)$/, 'kv $1'],
  [/^\/accounts\/account\/d1\/database\/(search|corrections)\/query$/, 'd1 $1'],
  [/^\/accounts\/account\/r2\/buckets\/morgue-media\/objects$/, 'r2 objects'],
  [/^\/accounts\/account\/r2\/buckets\/morgue-media\/objects\/([^/]+)$/, 'r2 object'],
]

function nameOf(method: string, pathname: string): string | null {
  for (const [pattern, name] of routes)
    if (pattern.test(pathname)) return `${method} ${pathname.replace(pattern, name)}`
  return null
}

const send = (response: ServerResponse, status: number, answer: object, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(answer))

const failed = (code: number, message: string) => ({
  success: false,
  errors: [{ code, message }],
  messages: [],
  result: null,
})

/** Performs the first half of a bulk write, and reports the other keys as unsuccessful. */
async function half(act: Act, body: Buffer, url: URL): Promise<Answer> {
  const pairs = json<Pair[]>(body)
  const done = pairs.slice(0, Math.ceil(pairs.length / 2))
  await act(Buffer.from(JSON.stringify(done)), url, '')
  const unsuccessful = pairs.slice(done.length).map(({ key }) => key)
  return { result: { successful_key_count: done.length, unsuccessful_keys: unsuccessful } }
}

interface Serving {
  acts: Record<string, Act>
  inTurn: ReturnType<typeof turns>
}

async function answer(api: Serving, request: IncomingMessage, fault: CallFault | null) {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const body = await readBody(request)
  const name = nameOf(request.method ?? '', url.pathname)
  const act = name === null ? undefined : api.acts[name]
  if (!act) throw new Refused(404, `${request.method} ${url.pathname} is unknown`)
  if (request.headers.authorization !== 'Bearer token') throw new Refused(401, 'Authentication error')
  if (fault?.kind === 'slow') await setTimeout(fault.ms)
  const last = decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
  const isHalf = fault?.kind === 'half' && name === 'PUT kv bulk'
  return api.inTurn(() => (isHalf ? half(act, body, url) : act(body, url, last)))
}

/** Performs one call at a time: a request sent by a killed client is finished before the next client reads. */
function turns(): <Value>(act: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return (act) => {
    const next = last.then(act)
    last = next.catch(() => {})
    return next
  }
}

/** Starts the server in front of an archive: one in memory, or a local one, which the caller closes. */
export async function cloudflareApi(archive: OpenArchive): Promise<CloudflareApi> {
  const records: Records = {
    writes: new Map(),
    metadata: new Map(),
    sizes: new Map(),
    unreachable: [],
    pointers: [],
  }
  const [acts, inTurn] = [actsOf(archive, records), turns()]
  const { url, stop } = await listen(async (request, response) => {
    const call = { method: request.method ?? '', path: request.url ?? '', number: api.calls.length }
    api.calls.push(call)
    const fault = api.fault(call)
    const applied =
      fault?.kind === 'status' ? fault.applied : !(fault?.kind === 'cut' && fault.when === 'before')
    try {
      const done = applied
        ? await answer({ acts, inTurn }, request, fault)
        : await readBody(request).then(() => null)
      const whole = { success: true, errors: [], messages: [], ...done }
      if (fault?.kind === 'status') {
        const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter }
        send(response, fault.status, failed(1000, 'it was to fail'), headers)
      } else if (fault?.kind !== 'cut') send(response, 200, whole)
      else if (fault.when === 'within') {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' })
        response.write(JSON.stringify(whole).slice(0, 20), () => response.destroy())
      } else response.destroy()
    } catch (error) {
      send(response, error instanceof Refused ? error.status : 400, failed(1001, (error as Error).message))
    }
  })
  const api: CloudflareApi = {
    url,
    calls: [],
    ...records,
    fault: () => null,
    stop,
  }
  return api
}
