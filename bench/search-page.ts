import type { ArticleDocument } from '../src/model/document.ts'
import { hitsPerPage } from '../src/search/request.ts'
import { article } from '../test/support/indexed-articles.ts'
import { fillerEntry } from './cold/release.ts'
import { load } from './load.ts'
import { bareScript } from './published-archive.ts'
import { ReleaseMaker } from './raw/release.ts'
import { startStores } from './raw/stores.ts'
import { startRawWorker } from './raw/workerd.ts'

const [rounds, warmUp] = [5, 0.2]

/** Entries beside those of the hits: sixteen shards of about a hundred. */
const entries = 1600

/** Articles of about so many characters. */
function articlesOf(characters: number): ArticleDocument[] {
  return Array.from({ length: hitsPerPage }, (_, place) => {
    const document = article(place * 1000, 100_000)
    const texts: string[] = []
    for (let next = 0; texts.join('').length < characters; next++)
      texts.push(article(place * 1000 + next, 100_000).body.text)
    const text = texts.join('\n\n')
    const html = text
      .split('\n\n')
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('\n')
    return { ...document, body: { ...document.body, text, markdown: text, html } }
  })
}

/** A Worker that reads and stores as much as a search that is not cached, and makes nothing of it. */
const floorScript = (keys: readonly string[], body: string) => `
const body = ${JSON.stringify(body)}
const query = ({ SEARCH }, sql) => SEARCH.batch(['SELECT * FROM state', sql].map((each) => SEARCH.prepare(each)))
export default { async fetch({ url }, env, ctx) {
  await caches.default.match(url)
  await query(env, 'SELECT id, address')
  await Promise.all([query(env, 'SELECT count(*)'), query(env, 'json_each(labels)'), (async () => {
    for (const keys of ${JSON.stringify([keys.filter((key) => key.startsWith('shard/')), keys.filter((key) => key.startsWith('article/'))])})
      await env.ARCHIVE.get(keys, { type: 'text', cacheTtl: 3600 })
  })()])
  const headers = { 'cache-control': 'public, max-age=86400' }
  ctx.waitUntil(caches.default.put(url, new Response(body, { headers })))
  return new Response(body, { headers })
} }`

/** CPU in milliseconds of alternating series of requests, the least of each. */
async function compare(
  series: readonly { pid: number; url: () => URL; count: number; clients: number }[],
): Promise<number[]> {
  const least = series.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round <= rounds; round++)
    for (const [place, { pid, url, count, clients }] of series.entries()) {
      const requests = round === 0 ? count * warmUp : count
      const { cpu } = await load(pid, requests, {
        url,
        headers: { accept: 'text/html' },
        status: 200,
        clients,
      })
      if (round > 0) least[place] = Math.min(least[place] ?? cpu, cpu / 1000)
    }
  return least
}

async function measurePages(script: string, characters: number, count: number): Promise<void> {
  const release = await ReleaseMaker.open()
  const documents = articlesOf(characters)
  for (const document of documents) {
    const digest = await release.store('article', document)
    release.add({ address: document.address, kind: 'article', digest })
  }
  for (let place = 0; place < entries; place++) release.add(fillerEntry(place))
  const contents = await release.finish(documents.map(({ address }) => address))
  const readKeys: string[] = []
  const stores = await startStores({
    ...contents,
    value: (key) => {
      readKeys.push(key)
      return contents.value(key)
    },
  })
  const ours = await startRawWorker(script, stores.port)
  let serial = 0
  const page = () => new URL('/search?q=gouvernement+ministre', ours.url)
  const response = await fetch(page())
  const body = await response.text()
  const floor = await startRawWorker(floorScript([...new Set(readKeys)], body), stores.port)
  const bare = await startRawWorker(bareScript(body, Object.fromEntries(response.headers)), stores.port)
  const other = (worker: { url: URL }) => () =>
    new URL(`/search?q=gouvernement+ministre${serial++}`, worker.url)
  const [bareCost = 0, warm = 0, reads = 0, notCached = 0] = await compare([
    { pid: bare.pid, url: () => bare.url, count: 40 * count, clients: 8 },
    { pid: ours.pid, url: page, count: 40 * count, clients: 8 },
    { pid: floor.pid, url: other(floor), count, clients: 1 },
    { pid: ours.pid, url: other(ours), count, clients: 1 },
  ])
  const cells = [
    bareCost.toFixed(3),
    warm.toFixed(3),
    (warm / bareCost).toFixed(2),
    reads.toFixed(1),
    notCached.toFixed(1),
    (notCached - reads).toFixed(1),
  ]
  console.log(
    `${characters} characters, ${Math.round(body.length / 1024)} KB`.padEnd(36),
    ...cells.map((cell) => cell.padStart(9)),
  )
  for (const worker of [ours, floor, bare]) await worker.stop()
  stores.stop()
}

/** Prints the CPU of a page of 20 hits, warm against a bare Worker, and not cached against the reads that it needs. */
export async function measureSearch(script: string): Promise<void> {
  const columns = ['bare', 'warm', 'ratio', 'reads', 'not cached', 'ours']
  console.log('\nA search, CPU ms'.padEnd(37), ...columns.map((name) => name.padStart(9)))
  await measurePages(script, 2_400, 100)
  await measurePages(script, 60_000, 8)
}
