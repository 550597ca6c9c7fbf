import { enableCompileCache } from 'node:module'
import path from 'node:path'

/**
 * A folder that belongs to the program's owner: in the folder of temporary files, others could store code that
 * would be run.
 */
const compileCacheFolder = path.resolve(import.meta.dirname, '../../node_modules/.cache/morgue')

/**
 * Stores the compiled code of commands and their libraries, so that it need not be compiled again at their next
 * start, and in the threads and processes that they start. The variable `NODE_COMPILE_CACHE` names another folder.
 * If the folder cannot be written, stores nothing.
 */
export function enableCodeCache(): void {
  process.env.NODE_COMPILE_CACHE ??= compileCacheFolder
  enableCompileCache(process.env.NODE_COMPILE_CACHE)
}
