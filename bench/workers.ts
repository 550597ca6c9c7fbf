import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { openLocalArchive } from '../src/cli/publish/archives/local/local-archive.ts'
import { publish } from '../src/cli/publish/publish.ts'
import { workerdPids } from './load.ts'

export const projectRoot = path.resolve(import.meta.dirname, '..')

/** A Worker on a direct socket, in a process of its own. */
export interface BenchWorker {
  url: URL
  pid: number
  miniflare: Miniflare
  stop: () => Promise<void>
}

/** A Worker that answers everything with one body and its headers: what nothing can beat. */
export const bareScript = (body: string, headers: Record<string, string>): string => `
const body = new TextEncoder().encode(${JSON.stringify(body)}).buffer
const headers = new Headers(${JSON.stringify(headers)})
export default { fetch: () => new Response(body, { headers }) }`

/** Builds a Worker as it is deployed. */
export async function bundle(entry: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-bench-'))
  const args = ['wrangler', 'deploy', entry, '--dry-run', '--outdir', folder]
  execFileSync('npx', args, { cwd: projectRoot, stdio: 'pipe' })
  return readFile(path.join(folder, path.basename(entry).replace(/\.ts$/, '.js')), 'utf8')
}

/** Starts a Worker without the development proxy; `inspected`, with an inspector, which costs time and memory. */
export async function startWorker(
  script: string,
  persistTo: string,
  { inspected = false } = {},
): Promise<BenchWorker> {
  const before = new Set(workerdPids())
  const { workers, ...rest } = convertV4MiniflareOptions({
    name: 'bench',
    modules: true,
    script,
    compatibilityDate: '2026-11-01',
    kvNamespaces: { ARCHIVE: 'archive' },
    versionMetadata: 'VERSION',
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    log: new NoOpLog(),
    // A line for each request that was not kept is no part of the figures.
    handleStructuredLogs: () => {},
    cf: false,
    ...(inspected ? { inspectorPort: 0 } : {}),
  })
  const miniflare = new Miniflare({ ...rest, workers, resourcePersistencePath: path.join(persistTo, 'v3') })
  await miniflare.ready
  const pid = workerdPids().find((each) => !before.has(each))
  if (pid === undefined) throw new Error('no workerd was started')
  return {
    url: await miniflare.unsafeGetDirectURL('bench'),
    pid,
    miniflare,
    stop: () => miniflare.dispose(),
  }
}

/** Publishes the demonstration archive into a folder of its own. */
export async function publishedArchive(): Promise<string> {
  const persistTo = await mkdtemp(path.join(tmpdir(), 'morgue-bench-state-'))
  const store = await openLocalArchive(persistTo)
  const progress = { step: () => {}, done: () => {} }
  const outcome = await publish(path.join(projectRoot, 'content'), store, { dry: false, progress })
  await store.close()
  if (Array.isArray(outcome)) throw new Error('the demonstration archive has faults')
  return persistTo
}
