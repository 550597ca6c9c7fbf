import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { convertV4MiniflareOptions, Miniflare, NoOpLog } from 'miniflare'
import { requireConfiguration } from '../../../src/cli/commands/content-faults.ts'
import { listCatalogueOmissionArguments } from '../../../src/cli/deploy/omitted-catalogues.ts'
import { wranglerPath } from '../../../src/cli/publish/wrangler/project-files.ts'
import { demonstrationFolder, temporaryFolder } from '../content.ts'
import { madeOnce } from '../made-once.ts'
import { projectRoot } from '../project-root.ts'
import { workerdPids } from './workerd-processes.ts'

/** A Worker on a direct socket, in its own process. */
export interface RunningWorker {
  url: URL
  pid: number
  miniflare: Miniflare
  stop: () => Promise<void>
}

/**
 * Builds a Worker as it is deployed.
 * @param args further arguments of wrangler
 * @returns the folder of the script and its source map
 */
export async function buildWorker(entry: string, args: readonly string[] = []): Promise<string> {
  const folder = await temporaryFolder()
  const command = [
    '--no-warnings',
    wranglerPath,
    'deploy',
    entry,
    '--config=wrangler.toml',
    '--dry-run',
    '--outdir',
    folder,
  ]
  await promisify(execFile)(process.execPath, [...command, ...args], { cwd: projectRoot })
  return folder
}

/** Builds the Worker that `morgue deploy` uploads for the demonstration. @returns its folder, as `buildWorker` does */
export const buildDeployedWorker = async (): Promise<string> =>
  buildWorker(
    'src/edge/worker.ts',
    listCatalogueOmissionArguments(await requireConfiguration(demonstrationFolder)),
  )

/** The folder of the archive's Worker as it is deployed: `worker.js` and `worker.js.map`; built once per test run. */
export const archiveWorkerFolder = (): Promise<string> =>
  madeOnce('worker', () => buildWorker('src/edge/worker.ts'))

/** The script of a Worker as it is deployed; the archive's is built at most once per test run. */
export async function bundle(entry = 'src/edge/worker.ts'): Promise<string> {
  const folder = entry === 'src/edge/worker.ts' ? await archiveWorkerFolder() : await buildWorker(entry)
  return readFile(path.join(folder, path.basename(entry).replace(/\.ts$/, '.js')), 'utf8')
}

/** Bindings of a Worker: name → the local store's name, and the limits on its use. */
export interface WorkerBindings {
  kvNamespaces: Record<string, string>
  d1Databases?: Record<string, string>
  r2Buckets?: Record<string, string>
  ratelimits?: Record<string, { namespace_id: string; simple: { limit: number; period?: 10 | 60 } }>
}

const releasesAlone: WorkerBindings = { kvNamespaces: { ARCHIVE: 'archive' } }

/**
 * Starts a Worker without the development proxy.
 * @param bound its bindings: by default only the releases, which suffice for articles
 * @param inspected with an inspector, which costs time and memory
 * @param caches with the Cache API, which writes each response to disk
 */
export async function startWorker(
  script: string,
  persistTo: string,
  { inspected = false, bound = releasesAlone, caches = true } = {},
): Promise<RunningWorker> {
  const before = new Set(workerdPids())
  const { workers, ...rest } = convertV4MiniflareOptions({
    name: 'bench',
    modules: true,
    script,
    compatibilityDate: '2026-11-01',
    versionMetadata: 'VERSION',
    ...bound,
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    log: new NoOpLog(),
    // Would print a line for each request that is not answered from memory.
    handleStructuredLogs: () => {},
    cf: false,
    ...(inspected ? { inspectorPort: 0 } : {}),
    cacheAPI: caches,
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
