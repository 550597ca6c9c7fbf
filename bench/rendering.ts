import { resolveAddress } from '../src/archive/locate.ts'
import { readDocument, readRoot } from '../src/archive/release.ts'
import { openLocalArchive } from '../src/cli/publish/archives/local/local-archive.ts'
import { bundle, startWorker } from '../test/support/processes/worker.ts'
import { cpuSeconds } from './load.ts'

const times = 2000

async function jobFor(persistTo: string, address: string) {
  const store = await openLocalArchive(persistTo)
  try {
    const root = await readRoot(store, (await store.readPointer())?.root ?? '')
    const location = await resolveAddress(store, root, address)
    if (location?.kind !== 'entry' || !('digest' in location.entry))
      throw new Error(`${address} is not there`)
    const { entry } = location
    const neighbours = entry.kind === 'article' ? entry.neighbours : undefined
    return { root, neighbours, document: await readDocument(store, entry) }
  } finally {
    await store.close()
  }
}

/** Prints what rendering an article costs in workerd, ms. */
export async function measureRendering(persistTo: string, address: string): Promise<void> {
  const job = await jobFor(persistTo, address)
  const worker = await startWorker(await bundle('bench/render-worker.ts'), persistTo)
  console.log('\nRendering an article'.padEnd(37), 'ms each'.padStart(10))
  for (const representation of ['html', 'json', 'markdown', 'text']) {
    const body = JSON.stringify({ ...job, representation, times })
    await (await fetch(worker.url, { method: 'POST', body })).text()
    const before = cpuSeconds(worker.pid)
    await (await fetch(worker.url, { method: 'POST', body })).text()
    const cost = ((cpuSeconds(worker.pid) - before) * 1000) / times
    console.log(representation.padEnd(36), cost.toFixed(3).padStart(10))
  }
  await worker.stop()
}
