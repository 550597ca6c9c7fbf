import { rm } from 'node:fs/promises'
import { resolveAddress } from '../../src/archive/locate.ts'
import { readDocument, readRoot } from '../../src/archive/release.ts'
import { createNextPointer } from '../../src/archive/release-pointer.ts'
import { noTakedowns } from '../../src/archive/takedowns.ts'
import { AddressIndex } from '../../src/cli/publish/addresses/address-index.ts'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { ObjectWriter } from '../../src/cli/publish/store/object-writer.ts'
import type { OpenArchive } from '../../src/cli/publish/store/release-store.ts'
import { writeShardsAndRoot } from '../../src/cli/publish/write-objects.ts'
import { encodeAddress } from '../../src/model/address.ts'
import type { Edition } from '../../src/model/edition.ts'
import { article } from '../../test/support/indexed-articles.ts'
import { bundle, type RunningWorker, startWorker } from '../../test/support/processes/worker.ts'
import { load } from '../load.ts'

/** Articles that are asked for: the same documents whatever the archive's size, or their lengths would be measured. */
const asked = 1000

const rounds = 9

const edition = (id: string): Edition => ({
  id,
  name: id,
  language: 'fr',
  parent: null,
  founded: null,
  closed: null,
  hosts: [],
  identity: '_n_(\\d+)',
  timeZone: 'UTC',
  query: [],
  notices: {},
  correction: null,
  contact: null,
  extract: null,
  gaps: [],
  corrections: { by: 'mail' } as const,
  accent: null,
  collections: { sections: [], topics: [], authors: [] },
  names: {},
  place: null,
  issn: null,
})

const editions = ['le-fanal', 'the-lantern'].map(edition)

/** Fills an index as a publication of so many articles would: each has a former address and an identity. */
async function fill(index: AddressIndex, articles: number, writer: ObjectWriter): Promise<string[]> {
  const addresses: string[] = []
  const every = articles / asked
  for (let number = 0; number < articles; number++) {
    const home = editions[number % 3 === 0 ? 1 : 0] ?? edition('x')
    const isAsked = Math.floor(number / every) !== Math.floor((number - 1) / every)
    const document = isAsked ? article(addresses.length, asked) : null
    const address = `/${home.id}/${2004 + (number % 17)}/${1 + (number % 12)}/story_n_${number}.html`
    const digest = document
      ? await writer.addObject('article', { ...document, edition: home.id, address })
      : ''
    index.claimAddressOrExplain({ address, kind: 'article', digest: digest.padEnd(64, '0') }, 'an article')
    index.claimAddressOrExplain(
      { address: `/${home.id}/news/${number}`, kind: 'moved', to: address },
      'an article',
    )
    index.registerUrlId(address, { address, kind: 'moved', to: address }, [home])
    if (document) addresses.push(address)
  }
  return addresses
}

async function releaseOf(articles: number, store: OpenArchive): Promise<string[]> {
  const index = new AddressIndex()
  const writer = new ObjectWriter(store, new Set(), false)
  const addresses = await fill(index, articles, writer)
  const archive = {
    name: 'Bench',
    url: 'https://morgue.example',
    language: 'fr',
    contentSignal: null,
    tdm: null,
    crawlers: {},
    retention: 365,
    hsts: 'host' as const,
  }
  const published = editions.map((each) => ({
    ...each,
    logo: null,
    articles,
    pages: [],
    sections: [],
    offsets: [],
  }))
  const plan = { addressIndex: index, takedowns: noTakedowns }
  const { digest } = await writeShardsAndRoot(
    { archive, editions: published, articles: [], logos: new Map() },
    plan,
    writer,
  )
  await writer.flush()
  await store.writePointer(createNextPointer(null, digest, new Date(0).toISOString()))
  return addresses
}

/** KV reads of an article, once the root is in memory. */
async function readsOf(store: OpenArchive, address: string): Promise<number> {
  const root = await readRoot(store, (await store.readPointer())?.root ?? '')
  let reads = 0
  const counting = {
    read: (key: string, options: { again: boolean }) => {
      reads++
      return store.read(key, options)
    },
  }
  const location = await resolveAddress(counting, root, address)
  if (location?.kind !== 'entry' || location.entry.kind !== 'article')
    throw new Error(`${address} is no article`)
  await readDocument(counting, location.entry)
  return reads
}

let serial = 0

interface Measured {
  articles: number
  worker: RunningWorker
  addresses: string[]
  reads: number
  costs: number[]
}

async function prepare(articles: number, folder: string, script: string): Promise<Measured> {
  const store = await openLocalArchive(folder)
  const addresses = await releaseOf(articles, store)
  const reads = await readsOf(store, addresses[0] ?? '')
  await store.close()
  return { articles, addresses, reads, worker: await startWorker(script, folder), costs: [] }
}

async function round({ worker, addresses, costs }: Measured): Promise<void> {
  // A query that means nothing makes each request a new one to the gateway's memory of decisions.
  const url = () =>
    new URL(`${encodeAddress(addresses[serial % addresses.length] ?? '/')}?${serial++}`, worker.url)
  const { cpu } = await load(worker.pid, asked, { url, headers: { accept: 'text/html' }, status: 200 })
  costs.push(cpu)
}

/**
 * Measures the cost of an article that is in no cache, in archives of several sizes: CPU of workerd (with KV's simulator)
 * in µs a request, the least of several alternating rounds.
 */
export async function measureRequests(sizes: readonly number[], folder: string): Promise<void> {
  const script = (await bundle()).replace(/(build:)\w+\.VERSION\.id/, '$1crypto.randomUUID()')
  const measured: Measured[] = []
  try {
    for (const size of sizes) measured.push(await prepare(size, `${folder}/requests-${size}`, script))
    for (const each of measured) await round(each)
    for (const each of measured) each.costs.length = 0
    for (let time = 0; time < rounds; time++) for (const each of measured) await round(each)
    console.log(`\n${'Articles'.padStart(10)}  KV reads  cold CPU µs (least, median of ${rounds})  ratio`)
    const base = Math.min(...(measured[0]?.costs ?? []))
    for (const { articles, reads, costs } of measured) {
      const ordered = costs.toSorted((a, b) => a - b)
      const [least = 0, median = 0] = [ordered[0], ordered[ordered.length >> 1]]
      console.log(
        `${String(articles).padStart(10)}  ${String(reads).padStart(8)}  ${least.toFixed(0).padStart(11)}, ${median.toFixed(0).padEnd(22)}  ${(least / base).toFixed(2)}`,
      )
    }
  } finally {
    for (const { worker, articles } of measured) {
      await worker.stop()
      await rm(`${folder}/requests-${articles}`, { recursive: true, force: true })
    }
  }
}
