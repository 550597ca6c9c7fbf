import { request } from 'node:http'
import { digestFromKey } from '../src/archive/keys.ts'
import { hitsPerPage } from '../src/search/request.ts'
import { collectGarbage, type Inspector, inspect, peakMemory } from '../test/support/processes/inspector.ts'
import { agent, cpuSeconds, residentBytes } from './load.ts'
import { ReleaseMaker } from './raw/release.ts'
import { type Contents, startStores } from './raw/stores.ts'
import { type RawWorker, startRawWorker } from './raw/workerd.ts'

const megabytes = (bytes: number) => String(Math.round(bytes / 1024 / 1024))

const articleAt = (place: number) => `/le-fanal/2016/04/08/an-article-of-some-length_n_${1_000_000 + place}`
const listAt = (place: number) => `/le-fanal/a-list-of-some-length/${1_000_000 + place}`

/** Spreads the demonstration's documents over `count` addresses of articles and a quarter as many of lists. */
async function enlargedArchive(count: number): Promise<Contents> {
  const release = await ReleaseMaker.open()
  const spread = (kind: 'article' | 'collection', places: number, addressAt: (place: number) => string) => {
    const keys = [...release.values.keys()].filter((key) => key.startsWith(`${kind}/`))
    for (let place = 0; place < places; place++) {
      const digest = digestFromKey(keys[place % keys.length] ?? '')
      release.add({ address: addressAt(place), kind, digest })
    }
  }
  spread('article', count, articleAt)
  spread('collection', count / 4, listAt)
  return release.finish(Array.from({ length: hitsPerPage }, (_, place) => articleAt(place)))
}

/** Watches a Worker's isolate while addresses are asked for. */
class Crawl {
  readonly #worker: RawWorker
  readonly #inspector: Inspector

  constructor(worker: RawWorker, inspector: Inspector) {
    this.#worker = worker
    this.#inspector = inspector
  }

  #ask(path: string): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const headers = { accept: 'text/html' }
    const sent = request(new URL(path, this.#worker.url).href, { headers, agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end()
    return promise
  }

  /** Asks again when a read took too long: the machine is busy. */
  async #askAgain(path: string): Promise<number> {
    let status = await this.#ask(path)
    for (let tries = 0; status === 503 && tries < 10; tries++) status = await this.#ask(path)
    return status
  }

  /** Asks for `count` paths once, eight at a time. */
  async #askAll(count: number, pathAt: (place: number) => string, status: number): Promise<void> {
    let next = 0
    const client = async () => {
      while (next < count) {
        const path = pathAt(next++)
        const responded = await this.#askAgain(path)
        if (responded !== status) throw new Error(`${path} responded ${responded}, not ${status}`)
      }
    }
    await Promise.all(Array.from({ length: 8 }, client))
  }

  async measure(name: string, count: number, pathAt: (place: number) => string, status = 200): Promise<void> {
    const started = cpuSeconds(this.#worker.pid)
    const peak = peakMemory(this.#inspector)
    await this.#askAll(count, pathAt, status)
    const before = await peak.stop()
    await collectGarbage(this.#inspector, () => this.#ask('/robots.txt'))
    const { heap, buffers } = await this.#inspector.memory()
    const sizes = [heap, buffers, heap + buffers, before.last, before.most, residentBytes(this.#worker.pid)]
    const cpu = ((cpuSeconds(this.#worker.pid) - started) * 1000) / count
    console.log(
      `${count} ${name}`.padEnd(36),
      ...[...sizes.map(megabytes), cpu.toFixed(2)].map((cell) => cell.padStart(8)),
    )
  }
}

/** Prints what an isolate holds after so many addresses, as many unknown ones, and half as many searches and lists together. */
export async function crawl(script: string, count: number): Promise<void> {
  const stores = await startStores(await enlargedArchive(count))
  const worker = await startRawWorker(script, stores.port, { inspected: true })
  const inspector = await inspect(worker.inspector)
  await inspector.send('HeapProfiler.enable')
  const columns = ['heap', 'buffers', 'live', 'before', 'peak', 'RSS', 'CPU ms']
  console.log('\nMemory of an isolate after, MB'.padEnd(37), ...columns.map((name) => name.padStart(8)))
  const crawled = new Crawl(worker, inspector)
  await crawled.measure('addresses', count, articleAt)
  await crawled.measure('unknown addresses', count, (place) => `/le-fanal/unknown/${place}`, 404)
  await crawled.measure('searches', count / 4, (place) => `/search?q=mot${place}`)
  await crawled.measure('lists', count / 4, listAt)
  inspector.close()
  await worker.stop()
  stores.stop()
}
