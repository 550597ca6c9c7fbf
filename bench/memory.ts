import { request } from 'node:http'
import { parseArgs } from 'node:util'
import { sha256 } from '../src/archive/digest.ts'
import type { Root } from '../src/archive/root.ts'
import { type Entry, type Shard, toShardIndex } from '../src/archive/shard.ts'
import { inspect, peakMemory } from '../test/support/processes/inspector.ts'
import { bundle, startWorker } from '../test/support/processes/worker.ts'
import { agent, residentBytes } from './load.ts'
import { publishedArchive } from './published-archive.ts'

const { values } = parseArgs({ options: { addresses: { type: 'string', default: '200000' } } })
const count = Number(values.addresses)

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)

const persistTo = await publishedArchive()
const worker = await startWorker(await bundle(), persistTo, { inspected: true })
const inspector = await inspect(new URL('/core:user:bench', await worker.miniflare.getInspectorURL()))

/** Spreads the demonstration's articles over `count` addresses, and moves the pointer to that release. */
async function enlarge(): Promise<void> {
  const archive = (await worker.miniflare.getKVNamespace('ARCHIVE')) as unknown as KVNamespace
  const pointer = JSON.parse((await archive.get('release')) ?? '{}')
  const root = JSON.parse((await archive.get(`root/${pointer.root}`)) ?? '{}') as Root
  const articles: string[] = []
  for (const { name } of (await archive.list({ prefix: 'article/' })).keys) articles.push(name.slice(8))
  const bits = Math.max(4, Math.ceil(Math.log2(count / 128)))
  const shards: Shard[] = Array.from({ length: 1 << bits }, () => ({}))
  for (let place = 0; place < count; place++) {
    const address = addressAt(place)
    const entry: Entry = { address, kind: 'article', digest: articles[place % articles.length] ?? '' }
    Object.assign(shards[toShardIndex(address, bits)] ?? {}, { [address]: [entry] })
  }
  const keep = async (kind: string, value: object) => {
    const bytes = new TextEncoder().encode(JSON.stringify(value))
    const digest = await sha256(bytes)
    await archive.put(`${kind}/${digest}`, bytes)
    return digest
  }
  const digests: string[] = []
  for (const shard of shards) digests.push(await keep('shard', shard))
  const digest = await keep('root', { ...root, bits, shards: digests.join('') })
  await archive.put('release', JSON.stringify({ ...pointer, root: digest, sequence: pointer.sequence + 1 }))
}

const addressAt = (place: number) => `/le-fanal/2016/04/08/an-article-of-some-length_n_${1_000_000 + place}`

const ask = (path: string) =>
  new Promise<number>((resolve, reject) => {
    const headers = { accept: 'text/html' }
    const sent = request(new URL(path, worker.url).href, { headers, agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end()
  })

/** Asks for every path once, eight at a time. */
async function askAll(pathAt: (place: number) => string, status: number): Promise<void> {
  let next = 0
  const client = async () => {
    while (next < count) {
      const path = pathAt(next++)
      const answered = await ask(path)
      if (answered !== status) throw new Error(`${path} answered ${answered}, not ${status}`)
    }
  }
  await Promise.all(Array.from({ length: 8 }, client))
}

/** V8 collects in a task of its own, and workerd runs those with the next request. */
async function collectGarbage(): Promise<void> {
  const collected = inspector.send('HeapProfiler.collectGarbage')
  await ask('/robots.txt')
  await collected
}

async function measure(what: string, pathAt: (place: number) => string, status: number): Promise<void> {
  const peak = peakMemory(inspector)
  await askAll(pathAt, status)
  const before = await peak.stop()
  await collectGarbage()
  const live = await inspector.memory()
  const cells = [live.heap, live.buffers, live.heap + live.buffers, before.last, before.most]
  console.log(
    what.padEnd(28),
    ...[...cells, residentBytes(worker.pid)].map((bytes) => String(megabytes(bytes)).padStart(8)),
  )
}

await inspector.send('HeapProfiler.enable')
await enlarge()
const started = Date.now()
console.log(
  'MB'.padEnd(28),
  ...['heap', 'buffers', 'live', 'before', 'peak', 'RSS'].map((name) => name.padStart(8)),
)
await measure(`${count} addresses`, addressAt, 200)
await measure(`${count} unknown addresses`, (place) => `/le-fanal/unknown/${place}`, 404)
console.log(`${((Date.now() - started) / 1000).toFixed(0)} s`)
inspector.close()
await worker.stop()
