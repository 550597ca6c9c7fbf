import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** The folder of this project, or of its JavaScript in the package. */
export const projectRoot = path.resolve(import.meta.dirname, '../../../..')

/** The path of the Worker's configuration on this machine. */
export const wranglerConfigurationPath = path.join(projectRoot, 'wrangler.toml')

/**
 * Path of wrangler's main module. The `wrangler` command runs it in a second process after checking Node's version. If
 * the second process is killed, the command exits with 0; if the command is killed, the second process keeps running.
 */
export const wranglerPath = createRequire(import.meta.url).resolve('wrangler')

/** The folder of the migrations of the durable database. */
export const migrationsFolder = path.join(projectRoot, 'migrations')

let deployedConfigurationPath = wranglerConfigurationPath

/** Makes this process deploy and query the archive in a folder, if the folder contains its own `wrangler.toml`. */
export function selectDeployedConfiguration(archiveFolder: string): void {
  const archiveConfigurationPath = path.join(archiveFolder, 'wrangler.toml')
  deployedConfigurationPath = existsSync(archiveConfigurationPath)
    ? archiveConfigurationPath
    : wranglerConfigurationPath
}

/** Returns the path of the deployed Worker's configuration, which contains the ids of its resources at Cloudflare. */
export const findDeployedConfigurationPath = (): string => deployedConfigurationPath
