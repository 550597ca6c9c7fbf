import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { localBindings } from '../publish/archives/local/loader.ts'
import { endRuntimesWithParent } from '../publish/wrangler/end-with-parent.ts'
import { projectRoot, wranglerConfiguration, wranglerPath } from '../publish/wrangler/project-files.ts'

/** The Worker, served on the loopback interface while a command needs it. */
export interface OwnWorker {
  /** Such as `http://127.0.0.1:40001`. */
  origin: string
  stop(): Promise<void>
}

/** Keeps wrangler from fetching a `cf` object and from reporting its use. */
export const offlineEnv = { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false' }

/** Bundles the Worker as for a deployment. @returns its code */
async function bundleWorker(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-worker-'))
  try {
    const args = [wranglerPath, 'deploy', '--config', wranglerConfiguration, '--dry-run', '--outdir', folder]
    const env = { ...process.env, ...offlineEnv }
    await promisify(execFile)(process.execPath, args, { cwd: projectRoot, env })
    return await readFile(path.join(folder, 'worker.js'), 'utf8')
  } finally {
    await rm(folder, { recursive: true })
  }
}

/**
 * Serves a local archive with the real Worker: without wrangler's development proxy, which halves the speed, and without the
 * Cache API, which stores a second copy of everything on disk.
 * @param persistTo wrangler's state folder, as in `morgue serve`
 */
export async function startOwnWorker(persistTo: string): Promise<OwnWorker> {
  // Imported here because both take a second to load, and most commands need neither.
  const { convertV4MiniflareOptions, Miniflare, NoOpLog } = await import('miniflare')
  const { unstable_readConfig } = await import('wrangler')
  const { compatibility_date } = unstable_readConfig({ config: wranglerConfiguration })
  const { workers, ...options } = convertV4MiniflareOptions({
    name: 'morgue',
    modules: true,
    script: await bundleWorker(),
    ...localBindings(),
    versionMetadata: 'VERSION',
    ...(compatibility_date !== undefined && { compatibilityDate: compatibility_date }),
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
    cache: false,
    log: new NoOpLog(),
    cf: false,
    // The Worker's answers say as much as its logs, and the command reports those.
    handleStructuredLogs: () => {},
  })
  const resourcePersistencePath = path.resolve(persistTo, 'v3')
  endRuntimesWithParent()
  const miniflare = new Miniflare({ ...options, workers, resourcePersistencePath })
  await miniflare.ready
  const { origin } = await miniflare.unsafeGetDirectURL('morgue')
  return { origin, stop: () => miniflare.dispose() }
}
