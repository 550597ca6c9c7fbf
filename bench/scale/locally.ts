import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { publish } from '../../src/cli/publish/publish.ts'
import {
  type RunningPublication,
  updateSearchIndex,
} from '../../src/cli/publish/search/update-search-index.ts'
import { silent } from '../../test/support/content.ts'
import { workerdPids } from '../../test/support/processes/workerd-processes.ts'
import { writeArchive } from './made-archive.ts'

const peakOf = (pid: number) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

/** A share of the archive into wrangler's own KV and D1: how fast these take it, and what workerd needs. */
export async function measureLocally(folder: string, share: number): Promise<void> {
  const content = path.join(folder, 'share')
  writeArchive(content, share)
  const store = await openLocalArchive(path.join(folder, 'local'))
  try {
    const started = performance.now()
    const cacheFolder = path.join(folder, 'share-rendered')
    let published = 0
    async function updateIndex(publication: RunningPublication) {
      await publication.isServed
      published = performance.now()
      await updateSearchIndex(store, store.search, { progress: silent, publication })
    }
    const outcome = await publish(content, store, {
      isDryRun: false,
      progress: silent,
      cacheFolder,
      updateIndex,
    })
    if (Array.isArray(outcome)) throw new Error(`${outcome.length} faults`)
    const [publishing, indexing] = [(published - started) / 1000, (performance.now() - published) / 1000]
    console.log(
      `\ninto the local KV: ${share} articles, ${outcome.writtenCount} objects in ${publishing.toFixed(1)} s: ${(outcome.writtenCount / publishing).toFixed(0)} objects/s`,
    )
    console.log(`into the search index: ${(share / indexing).toFixed(0)} articles/s`)
    console.log(`peak of workerd: ${Math.max(...workerdPids().map(peakOf)).toFixed(0)} MB`)
  } finally {
    await store.close()
  }
}
