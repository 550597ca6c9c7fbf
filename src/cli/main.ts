#!/usr/bin/env node
import { storeCompiledCode } from './compile-cache.ts'
import { endWithLauncher } from './end-with-launcher.ts'
import { runCommandLine } from './program.ts'

// `morgue publish | head` closes the pipe before everything is printed. The work continues, although nobody reads the
// rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

storeCompiledCode()
endWithLauncher()
await runCommandLine(process.argv.slice(2))
