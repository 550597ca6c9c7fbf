import { enableCompileCache } from 'node:module'
import path from 'node:path'

/**
 * Default folder of the code cache. It is inside the program's own installation, because other users could plant code
 * in a shared folder for temporary files.
 */
const compileCacheFolder = path.resolve(import.meta.dirname, '../../node_modules/.cache/morgue')

/**
 * Caches the compiled code of commands and their libraries, so that later starts are faster. Threads and child
 * processes use the same cache. The environment variable `NODE_COMPILE_CACHE` can name another folder. If the folder
 * cannot be written to, nothing is cached.
 */
export function enableCodeCache(): void {
  process.env.NODE_COMPILE_CACHE ??= compileCacheFolder
  enableCompileCache(process.env.NODE_COMPILE_CACHE)
}
