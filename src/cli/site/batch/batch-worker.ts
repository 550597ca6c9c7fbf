/** The response headers that a batch reports. Reporting all headers would take most of a batch's time. */
export const reportedHeaders = [
  'content-type',
  'location',
  'link',
  'content-security-policy',
  'x-robots-tag',
] as const

/**
 * Maximum number of a batch's requests that are answered concurrently. With all 64, a quarter of the allocated memory
 * survived V8's minor garbage collections, and V8 compiles hot functions again after each major one.
 */
const maxConcurrentAnswers = 8

/**
 * Number of responses after which V8 collects its whole heap. V8 does not count the memory that `Request`, `Response`
 * and `Headers` use outside the heap, which grew to 90 MB without this.
 */
const responsesPerGarbageCollection = 512

/**
 * A module beside the Worker's bundle that answers batches of requests. Adapters replace the Worker's KV namespace
 * and bucket. Recent objects are cached as bytes, which the Worker still verifies. Before a batch is answered, a
 * single call to `STORE` reads all objects that its requests name; objects needed later at the same time also share a
 * call. Responses are frames (`frames.ts`).
 */
export const batchWorkerScript = `
import worker, { Variant } from './worker.js'

const reportedHeaders = ${JSON.stringify(reportedHeaders)}

// The Worker's log lines only repeat its responses.
console.log = console.error = () => {}

const maxStoredBytes = 8 * 1024 * 1024
const objects = new Map()
let storedBytes = 0
let uncollected = 0

function remember(key, bytes) {
  if (objects.has(key)) return
  objects.set(key, bytes)
  storedBytes += bytes.byteLength
  for (const [oldest, { byteLength }] of objects) {
    if (storedBytes <= maxStoredBytes) break
    objects.delete(oldest)
    storedBytes -= byteLength
  }
}

async function readObjects(store, keys) {
  const response = await store.fetch('http://store/', { method: 'POST', body: JSON.stringify(keys) })
  const bytes = await response.arrayBuffer()
  const view = new DataView(bytes)
  let start = 8 + view.getUint32(0, true)
  const lengths = JSON.parse(new TextDecoder().decode(bytes.slice(8, start)))
  return lengths.map((length) => (length === null ? null : bytes.slice(start, (start += length))))
}

function collectGarbage(responses) {
  uncollected += responses
  if (uncollected < ${responsesPerGarbageCollection}) return
  uncollected = 0
  gc()
}

async function readNamed(store, requests) {
  const named = new Set(requests.map(([, , , key]) => key).filter((key) => key !== null && !objects.has(key)))
  if (named.size === 0) return
  const keys = [...named]
  for (const [index, bytes] of (await readObjects(store, keys)).entries()) if (bytes) remember(keys[index], bytes)
}

// Promises belong to one request of workerd, so each batch has a reader of its own.
function batchReader(store) {
  let pending = null
  return (key) => {
    if (!pending) {
      const waiting = new Map()
      pending = { waiting }
      setTimeout(async () => {
        pending = null
        try {
          const values = await readObjects(store, [...waiting.keys()])
          for (const [index, { key, resolve }] of [...waiting.values()].entries()) {
            if (values[index] && key !== 'release') remember(key, values[index])
            resolve(values[index])
          }
        } catch (error) {
          for (const { reject } of waiting.values()) reject(error)
        }
      }, 0)
    }
    const known = pending.waiting.get(key)
    if (known) return known.promise
    const read = { key, ...Promise.withResolvers() }
    pending.waiting.set(key, read)
    return read.promise
  }
}

function namespaceOn(store) {
  const read = batchReader(store)
  return {
    async get(key, { type }) {
      const bytes = objects.get(key) ?? (await read(key))
      return bytes && type === 'text' ? new TextDecoder().decode(bytes) : bytes
    },
  }
}

const bucketOn = (store) => ({
  async get(name) {
    const response = await store.fetch('http://store/media/' + name)
    return response.ok ? response : null
  },
})

function frame(head, body) {
  const json = new TextEncoder().encode(JSON.stringify(head))
  const bytes = new Uint8Array(8 + json.length + body.byteLength)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, json.length, true)
  view.setUint32(4, body.byteLength, true)
  bytes.set(json, 8)
  bytes.set(new Uint8Array(body), 8 + json.length)
  return bytes
}

function joinFrames(frames) {
  const joined = new Uint8Array(frames.reduce((length, bytes) => length + bytes.length, 0))
  let start = 0
  for (const bytes of frames) {
    joined.set(bytes, start)
    start += bytes.length
  }
  return joined
}

async function frameOf(responding) {
  try {
    const response = await responding
    return frame([response.status, ...reportedHeaders.map((name) => response.headers.get(name))], await response.arrayBuffer())
  } catch {
    return frame([0], new ArrayBuffer(0))
  }
}

export default {
  async fetch(request, { STORE, VERSION }, ctx) {
    const env = { VERSION, ARCHIVE: namespaceOn(STORE), MEDIA: bucketOn(STORE) }
    const entrypoint = new Variant(ctx, env)
    const platform = {
      cache: {},
      exports: { Variant: { fetch: (internal) => entrypoint.fetch(internal) } },
      waitUntil: (work) => ctx.waitUntil(work),
    }
    const respond = async ([method, path, accept]) =>
      worker.fetch(new Request('http://127.0.0.1' + path, { method, headers: { accept }, redirect: 'manual' }), env, platform)
    const requests = await request.json()
    // After a failure, each request reads its own objects.
    await readNamed(STORE, requests).catch(() => {})
    let nextPosition = 0
    const body = new ReadableStream({
      async pull(controller) {
        const answered = requests.slice(nextPosition, nextPosition + ${maxConcurrentAnswers})
        nextPosition += answered.length
        if (answered.length === 0) {
          collectGarbage(requests.length)
          return controller.close()
        }
        controller.enqueue(joinFrames(await Promise.all(answered.map((each) => frameOf(respond(each))))))
      },
    })
    return new Response(body)
  },
}`
