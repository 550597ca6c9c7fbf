import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'smol-toml'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import { createLocalBindings } from '../../../src/cli/publish/archives/local/storage-client.ts'
import { withLease } from '../../../src/cli/publish/archives/with-lease.ts'
import { updateHarvestRecords } from '../../../src/cli/publish/harvest/update-records.ts'
import { updateSearchIndex } from '../../../src/cli/publish/search/update-search-index.ts'
import { placeEmptyArchive } from '../archive-folder.ts'
import { silent } from '../content.ts'
import { projectRoot } from '../project-root.ts'
import { publishSound } from '../publish-sound.ts'
import { freePort, getFrom, type LoopbackServer, startServer } from './loopback.ts'
import { bundle, startWorker, type WorkerBindings } from './worker.ts'

/** An archive served on loopback. */
export type ServedArchive = LoopbackServer

/**
 * Runs `morgue serve` on a folder, and waits until it responds. Only for tests of the command, since wrangler takes
 * seconds.
 */
export async function serveByCommand(content: string, persistTo: string): Promise<ServedArchive> {
  const port = await freePort()
  const main = path.join(projectRoot, 'src/cli/main.ts')
  const args = [main, 'serve', '--content', content, '--persist-to', persistTo, '--port', String(port)]
  return startServer(port, { path: process.execPath, args, cwd: projectRoot })
}

interface RateLimit {
  name: string
  namespace_id: string
  simple: { limit: number; period: 10 | 60 }
}

/** The bindings of `wrangler.toml`. */
function everyBinding(): WorkerBindings {
  const toml = parse(readFileSync(path.join(projectRoot, 'wrangler.toml'), 'utf8'))
  const limits = toml.ratelimits as unknown as RateLimit[]
  const ratelimits = limits.map(({ name, ...limit }) => [name, limit] as const)
  return { ...createLocalBindings(), ratelimits: Object.fromEntries(ratelimits) }
}

/**
 * Publishes a folder and serves it with the Worker as it is deployed, without wrangler and its proxy.
 * @param persistTo as in `morgue publish --persist-to`, so that commands can use the served archive
 * @param compresses serves through Miniflare's proxy, which compresses as Cloudflare's edge does
 * @param caches as for `startWorker`; unnecessary where each URL is requested once
 */
export async function serveArchive(
  content: string,
  persistTo: string,
  { compresses = false, caches = true } = {},
): Promise<ServedArchive> {
  if (!existsSync(path.join(persistTo, 'v3'))) await placeEmptyArchive(persistTo)
  const store = await openLocalArchive(persistTo)
  try {
    await withLease(store, 'publish', (leased) => publishSound(content, leased))
    await updateSearchIndex(store, store.search, { progress: silent })
    await updateHarvestRecords(store)
  } finally {
    await store.close()
  }
  const options = { bound: everyBinding(), caches }
  const { url, miniflare, stop } = await startWorker(await bundle(), persistTo, options)
  const port = Number(compresses ? (await miniflare.ready).port : url.port)
  return { port, get: getFrom(port), stop }
}
