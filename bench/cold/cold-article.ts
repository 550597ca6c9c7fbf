import { shardKeyAt } from '../../src/archive/entries.ts'
import { pointerKey, toObjectKey } from '../../src/archive/keys.ts'
import { findEntries, toShardIndex } from '../../src/archive/shard.ts'
import { foldAddress } from '../../src/model/address.ts'
import { load } from '../load.ts'
import { type Contents, startStores } from '../raw/stores.ts'
import { type RawWorker, startRawWorker } from '../raw/workerd.ts'
import { article } from './first-request.ts'
import { demonstrationOfSize } from './release.ts'

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
function keysOf({ value }: Contents): string[] {
  const textOf = (key: string) => value(key)?.toString() ?? ''
  const pointer = JSON.parse(textOf(pointerKey))
  const root = JSON.parse(textOf(toObjectKey('root', pointer.root)))
  const folded = foldAddress(article)
  const shardKey = shardKeyAt(root, toShardIndex(folded, root.bits))
  const [entry] = findEntries(new TextEncoder().encode(textOf(shardKey)), folded)
  return entry && 'digest' in entry ? [shardKey, toObjectKey(entry.kind, entry.digest)] : []
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0

async function measureAt(script: string, entries: number): Promise<void> {
  const contents = await demonstrationOfSize(entries)
  const stores = await startStores(contents)
  const floorWorker = await startRawWorker(floorScript(keysOf(contents)), stores.port)
  const ourWorker = await startRawWorker(script, stores.port)
  let serial = 0
  const ask = async ({ pid, url }: RawWorker, requests: number) => {
    const next = () => new URL(`${article}?${serial++}`, url)
    const target = { url: next, headers: { accept: 'text/html' }, status: 200, clients: 1 }
    return (await load(pid, requests, target)).cpu
  }
  const series = [floorWorker, ourWorker].map((worker) => ({ worker, costs: [] as number[] }))
  for (const { worker } of series) await ask(worker, warmUp)
  for (let round = 0; round < rounds; round++)
    for (const { worker, costs } of series) costs.push(await ask(worker, count))
  const [floor = 0, ours = 0] = series.map(({ costs }) => median(costs))
  console.log(
    `cold article among ${entries} entries`.padEnd(36),
    `${floor.toFixed(0).padStart(8)} ${ours.toFixed(0).padStart(8)} ${(ours / floor).toFixed(2).padStart(12)}`,
  )
  for (const { worker } of series) await worker.stop()
  stores.stop()
}

/**
 * Prints what a cold article costs beside the same reads, match and put of a Worker that renders nothing.
 * @param script a Worker whose build changes with every request, so that nothing is stored
 */
export async function measureColdArticle(script: string): Promise<void> {
  console.log('\nMedians of 30, CPU µs'.padEnd(37), '   floor     ours ratio to floor')
  for (const entries of [1000, 1_000_000]) await measureAt(script, entries)
}
