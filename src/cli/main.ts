#!/usr/bin/env node
import { enableCodeCache } from './enable-code-cache.ts'
import { exitWhenNpmEnds } from './exit-when-npm-ends.ts'
import { runCommandLine } from './program.ts'

// In `morgue publish | head`, the pipe closes before all output is printed. The work continues, although nobody reads
// the rest.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

enableCodeCache()
exitWhenNpmEnds()
await runCommandLine(process.argv.slice(2))
