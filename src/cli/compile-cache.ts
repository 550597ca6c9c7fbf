import { enableCompileCache } from 'node:module'
import path from 'node:path'

/** A folder of the program's owner: code that others store in the folder of temporary files would be run. */
const folder = path.resolve(import.meta.dirname, '../../node_modules/.cache/morgue')

/**
 * Stores the compiled code of commands beside their libraries, so that their next start, and the threads and processes
 * that they start, need not compile it again. The variable `NODE_COMPILE_CACHE` names another folder. A folder that cannot be
 * written stores nothing.
 */
export function storeCompiledCode(): void {
  process.env.NODE_COMPILE_CACHE ??= folder
  enableCompileCache(process.env.NODE_COMPILE_CACHE)
}
