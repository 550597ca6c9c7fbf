import { bundle, startWorker } from '../test/support/processes/worker.ts'
import { measureColdArticle } from './cold/cold-article.ts'
import { measureFirstRequests } from './cold/first-request.ts'
import { crawl } from './crawl.ts'
import { type Cost, load, type Target } from './load.ts'
import { measureNegotiation } from './negotiation.ts'
import { bareScript, publishedArchive } from './published-archive.ts'
import { measureRendering } from './rendering.ts'
import { measureSearch } from './search-page.ts'

/** Requests in a series, series of each kind, and requests before the first. */
const [count, rounds, warmUp] = [20_000, 7, 30_000]

const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

const persistTo = await publishedArchive()
const script = await bundle()
const ours = await startWorker(script, persistTo)
const page = await fetch(new URL(article, ours.url), { headers: { accept: 'text/html' } })
const etag = page.headers.get('etag') ?? ''

/** A Worker that answers everything with the body and the headers of a response. */
async function startBare(response: Response) {
  const headers = [...response.headers].filter(([name]) => !['date', 'content-length'].includes(name))
  return startWorker(bareScript(await response.text(), Object.fromEntries(headers)), persistTo)
}

const bare = await startBare(page)
const bareJson = await startBare(
  await fetch(new URL(article, ours.url), { headers: { accept: 'application/json' } }),
)

/** A Worker whose build changes with every request finds nothing that it kept. */
const coldScript = script.replace(/(build:)\w+\.VERSION\.id/, '$1crypto.randomUUID()')
const cold = await startWorker(coldScript, persistTo)

const target = (worker: { url: URL }, accept: string, more: Record<string, string> = {}): Target => ({
  url: () => new URL(article, worker.url),
  headers: { accept, ...more },
  status: 'if-none-match' in more ? 304 : 200,
})

let serial = 0

const coldTarget: Target = {
  ...target(cold, 'text/html'),
  url: () => new URL(`${article}?${serial++}`, cold.url),
}

const series = [
  { name: '(a) bare Worker', worker: bare, asked: target(bare, 'text/html') },
  { name: '(a) bare Worker, JSON', worker: bareJson, asked: target(bareJson, 'application/json') },
  { name: '(b) warm HTML', worker: ours, asked: target(ours, 'text/html') },
  { name: '(c) warm JSON', worker: ours, asked: target(ours, 'application/json') },
  { name: '(d) 304', worker: ours, asked: target(ours, 'text/html', { 'if-none-match': etag }) },
  {
    name: '(e) cold',
    worker: cold,
    asked: coldTarget,
  },
].map((each) => ({ ...each, costs: [] as Cost[] }))

const median = (costs: Cost[], of: keyof Cost) =>
  costs.map((cost) => cost[of]).sort((a, b) => a - b)[costs.length >> 1] ?? 0

const share = (worker: unknown) => (worker === cold ? 0.05 : 1)

for (const { worker, asked } of series) await load(worker.pid, warmUp * share(worker), asked)
for (let round = 0; round < rounds; round++)
  for (const { worker, asked, costs } of series)
    costs.push(await load(worker.pid, count * share(worker), asked))

const [html, json] = series.map(({ costs }) => median(costs, 'cpu'))
console.log(
  'On direct sockets, medians of 7'.padEnd(36),
  'requests/s'.padStart(10),
  'CPU µs'.padStart(8),
  'ratio to (a)',
)
for (const { name, costs } of series) {
  const cpu = median(costs, 'cpu')
  const base = (name.endsWith('JSON') ? json : html) ?? 1
  const [rate, ratio] = [median(costs, 'perSecond').toFixed(0), (cpu / base).toFixed(2)]
  console.log(name.padEnd(36), rate.padStart(10), cpu.toFixed(1).padStart(8), ratio.padStart(12))
}
measureNegotiation()
await Promise.all([ours.stop(), bare.stop(), bareJson.stop(), cold.stop()])
await measureRendering(persistTo, article)
await measureColdArticle(coldScript)
await measureFirstRequests(script)
await measureSearch(script)
await crawl(script, 2000)
