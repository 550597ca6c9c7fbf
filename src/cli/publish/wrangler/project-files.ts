import { createRequire } from 'node:module'
import path from 'node:path'

/** The folder of this project, which wrangler runs in. */
export const projectRoot = path.resolve(import.meta.dirname, '../../../..')

/** The description of the Worker. */
export const wranglerConfiguration = path.join(projectRoot, 'wrangler.toml')

/**
 * Wrangler's main module. Its command would start this module as a second process, to check Node's version first: it ends
 * with 0 when that process is killed, and leaves it running when it is killed itself.
 */
export const wranglerPath = createRequire(import.meta.url).resolve('wrangler')

/** The migrations of the durable database. */
export const migrationsFolder = path.join(projectRoot, 'migrations')
