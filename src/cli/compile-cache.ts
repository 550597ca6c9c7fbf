import { enableCompileCache } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Stores the compiled code of commands in the folder of temporary files, so that their next start, and the threads and
 * processes that they start, need not compile it again. The variable `NODE_COMPILE_CACHE` names another folder.
 */
export function storeCompiledCode(): void {
  process.env.NODE_COMPILE_CACHE ??= path.join(tmpdir(), 'node-compile-cache')
  enableCompileCache(process.env.NODE_COMPILE_CACHE)
}
