import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { projectRoot, wranglerConfigurationPath, wranglerPath } from '../publish/wrangler/project-files.ts'

/** Environment variables that prevent wrangler from fetching a `cf` object and from sending telemetry. */
export const offlineEnv = { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false' }

async function buildWorkerBundle(): Promise<string> {
  const outputFolder = await mkdtemp(path.join(tmpdir(), 'morgue-worker-'))
  try {
    const args = [
      wranglerPath,
      'deploy',
      '--config',
      wranglerConfigurationPath,
      '--dry-run',
      '--outdir',
      outputFolder,
    ]
    const env = { ...process.env, ...offlineEnv }
    await promisify(execFile)(process.execPath, args, { cwd: projectRoot, env })
    return await readFile(path.join(outputFolder, 'worker.js'), 'utf8')
  } finally {
    await rm(outputFolder, { recursive: true })
  }
}

let bundlePromise: Promise<string> | null = null

/**
 * Bundles the Worker as for a deployment, but only once per process, because wrangler takes a second to load.
 * @returns the bundle's code
 */
export function bundleWorker(): Promise<string> {
  bundlePromise ??= buildWorkerBundle()
  return bundlePromise
}
