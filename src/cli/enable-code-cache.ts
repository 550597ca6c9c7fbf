import { enableCompileCache } from 'node:module'
import path from 'node:path'

/**
 * Folder of the code cache. It belongs to the owner of the program: in a folder of temporary files, others could
 * store code to be run.
 */
const compileCacheFolder = path.resolve(import.meta.dirname, '../../node_modules/.cache/morgue')

/**
 * Caches the compiled code of commands and their libraries for later starts, and for the threads and processes that
 * they start. The variable `NODE_COMPILE_CACHE` can name another folder. Caches nothing if the folder cannot be
 * written.
 */
export function enableCodeCache(): void {
  process.env.NODE_COMPILE_CACHE ??= compileCacheFolder
  enableCompileCache(process.env.NODE_COMPILE_CACHE)
}
