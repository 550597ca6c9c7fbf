import { Agent } from 'node:http'
import { shardKeyAt } from '../../src/archive/entries.ts'
import { pointerKey, toObjectKey } from '../../src/archive/keys.ts'
import { findEntries, toShardIndex } from '../../src/archive/shard.ts'
import { foldAddress } from '../../src/model/address.ts'
import { article } from './first-request.ts'
import { startFreshWorker } from './fresh-worker.ts'
import { demonstrationOfSize } from './release.ts'
import { startStores } from './stores.ts'

/** Requests before the first series, in a series, and series of each Worker. */
const [warmUp, count, rounds] = [1000, 50, 30]

/** A Worker that reads the same two values, asks the cache once and stores a page of the same size: nothing is rendered. */
const floorScript = (keys: readonly string[]): string => `
const page = 'x'.repeat(11000)
export default { async fetch(request, env, ctx) {
  const url = 'https://variant.invalid/' + crypto.randomUUID()
  const stored = await caches.default.match(url)
  if (stored) return stored
  for (const key of ${JSON.stringify(keys)}) await env.ARCHIVE.get(key, { type: 'arrayBuffer', cacheTtl: 2592000 })
  const init = { headers: { 'content-type': 'text/html', 'cache-control': 'public, max-age=31536000' } }
  ctx.waitUntil(caches.default.put(url, new Response(page, init)))
  return new Response(page, init)
} }`

/** Keys of the article's shard and document. */
function keysOf(values: ReadonlyMap<string, string>): string[] {
  const read = (key: string) => JSON.parse(values.get(key) ?? '')
  const root = read(toObjectKey('root', read(pointerKey).root))
  const folded = foldAddress(article)
  const shardKey = shardKeyAt(root, toShardIndex(folded, root.bits))
  const [entry] = findEntries(values.get(shardKey) ?? '', folded)
  return entry && 'digest' in entry ? [shardKey, toObjectKey(entry.kind, entry.digest)] : []
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0

async function measureAt(script: string, entries: number): Promise<void> {
  const values = await demonstrationOfSize(entries)
  const stores = await startStores(values)
  const start = (source: string) => startFreshWorker(source, new URL(stores.url))
  const workers = await Promise.all([floorScript(keysOf(values)), script].map(start))
  const agents = workers.map(() => new Agent({ keepAlive: true, maxSockets: 1 }))
  const costs: number[][] = [[], []]
  let serial = 0
  const series = async (which: number, requests: number) => {
    const before = workers[which]?.cpu() ?? 0
    for (let index = 0; index < requests; index++)
      await workers[which]?.ask(`${article}?${serial++}`, 'text/html', { agent: agents[which] })
    return (((workers[which]?.cpu() ?? 0) - before) * 1000) / requests
  }
  for (const which of workers.keys()) await series(which, warmUp)
  for (let round = 0; round < rounds; round++)
    for (const which of workers.keys()) costs[which]?.push(await series(which, count))
  const [floor = 0, ours = 0] = costs.map(median)
  const name = `cold article among ${entries} entries`.padEnd(36)
  console.log(
    name,
    `${floor.toFixed(0).padStart(8)} ${ours.toFixed(0).padStart(8)} ${(ours / floor).toFixed(2).padStart(12)}`,
  )
  for (const worker of workers) await worker.stop()
  await stores.stop()
}

/**
 * Prints what a cold article costs beside the same reads, match and put of a Worker that renders nothing.
 * @param script a Worker whose build changes with every request, so that nothing is stored
 */
export async function measureColdArticle(script: string): Promise<void> {
  console.log('\nMedians of 30, CPU µs'.padEnd(37), '   floor     ours ratio to floor')
  for (const entries of [1000, 1_000_000]) await measureAt(script, entries)
}
