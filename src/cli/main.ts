#!/usr/bin/env node
import { runCommandLine } from './program.ts'

// `morgue publish | head` closes the pipe before everything is printed: nobody reads the rest, and the work goes on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

await runCommandLine(process.argv.slice(2))
