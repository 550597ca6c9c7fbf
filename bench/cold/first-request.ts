import { get } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { cpuSeconds } from '../load.ts'
import { bareScript } from '../published-archive.ts'
import { startStores } from '../raw/stores.ts'
import { startRawWorker } from '../raw/workerd.ts'
import { demonstrationOfSize } from './release.ts'

const starts = 15

export const article = '/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html'

const firstRequests = [
  { name: 'HTML', accept: 'text/html', path: article, status: 200 },
  { name: 'JSON', accept: 'application/json', path: article, status: 200 },
  { name: '404', accept: 'text/html', path: '/le-fanal/nowhere', status: 404 },
]

/** CPU milliseconds of the start of an isolate, of its first request and of both, and milliseconds to the first byte. */
interface FirstRequest {
  start: number
  first: number
  both: number
  firstByte: number
}

/** Sends a GET on a connection of its own. @returns milliseconds to the first byte @throws when the status is another */
function timeFirstByte(url: URL, accept: string, status: number): Promise<number> {
  const started = performance.now()
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  get(url.href, { headers: { accept }, agent: false }, (response) => {
    const firstByte = performance.now() - started
    if (response.statusCode !== status) reject(new Error(`${url} answered ${response.statusCode}`))
    response.resume().on('end', () => resolve(firstByte))
  }).on('error', reject)
  return promise
}

async function measureStart(
  script: string,
  storesPort: number,
  { accept, path, status }: (typeof firstRequests)[number],
): Promise<FirstRequest> {
  const worker = await startRawWorker(script, storesPort)
  const cpu = () => cpuSeconds(worker.pid) * 1000
  try {
    await setTimeout(400)
    const start = cpu()
    const firstByte = await timeFirstByte(new URL(path, worker.url), accept, status)
    await setTimeout(100)
    const both = cpu()
    return { start, first: both - start, both, firstByte }
  } finally {
    await worker.stop()
  }
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0

/** Prints what a fresh isolate costs its first reader, beside a bare Worker: 15 starts of each, in turn. */
export async function measureFirstRequests(script: string): Promise<void> {
  const stores = await startStores(await demonstrationOfSize(1000))
  const bare = {
    script: bareScript('', {}),
    ...firstRequests[0],
    name: 'bare Worker',
    path: '/',
    accept: '*/*',
    status: 200,
  }
  const series = [bare, ...firstRequests.map((request) => ({ script, ...request }))].map((each) => ({
    ...each,
    measured: [] as FirstRequest[],
  }))
  for (let start = 0; start < starts; start++)
    for (const { measured, ...each } of series)
      measured.push(await measureStart(each.script, stores.port, each))
  const columns = ['start', 'first', 'both', 'firstByte'] as const
  const medianOf = ({ measured }: (typeof series)[number], column: (typeof columns)[number]) =>
    median(measured.map((each) => each[column]))
  console.log(
    '\nFresh isolate, medians of 15, ms'.padEnd(37),
    '   start CPU   first CPU    both CPU  first byte  (ratio to bare)',
  )
  for (const each of series) {
    const cells = columns.map((column) => {
      const milliseconds = medianOf(each, column)
      const ratio = series[0] ? milliseconds / medianOf(series[0], column) : 1
      return `${milliseconds.toFixed(1)} (${ratio.toFixed(2)})`.padStart(12)
    })
    console.log(each.name.padEnd(36), ...cells)
  }
  stores.stop()
}
