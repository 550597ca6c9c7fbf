import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** The folder of this project, or of its JavaScript in the package. */
export const projectRoot = path.resolve(import.meta.dirname, '../../../..')

/** The description of the Worker, as it runs on this machine. */
export const wranglerConfiguration = path.join(projectRoot, 'wrangler.toml')

/**
 * Wrangler's main module. Its command would start this module as a second process, to check Node's version first: it ends
 * with 0 when that process is killed, and leaves it running when it is killed itself.
 */
export const wranglerPath = createRequire(import.meta.url).resolve('wrangler')

/** The migrations of the durable database. */
export const migrationsFolder = path.join(projectRoot, 'migrations')

let deployedConfiguration = wranglerConfiguration

/** Makes this process deploy, and ask, the archive of a folder: by a `wrangler.toml` of its own, if it has one. */
export function useDeploymentOf(archiveFolder: string): void {
  const ownConfiguration = path.join(archiveFolder, 'wrangler.toml')
  deployedConfiguration = existsSync(ownConfiguration) ? ownConfiguration : wranglerConfiguration
}

/** Returns the description of the Worker that is deployed, with the ids of what it uses at Cloudflare. */
export const findDeployedConfiguration = (): string => deployedConfiguration
