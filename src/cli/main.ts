#!/usr/bin/env node
import { reportOutputFailure } from './commands/report-output-failure.ts'
import { enableCodeCache } from './enable-code-cache.ts'
import { exitWhenNpmEnds } from './exit-when-npm-ends.ts'
import { runCommandLine } from './program.ts'

reportOutputFailure(process.stdout, process.argv.includes('--json'))
enableCodeCache()
exitWhenNpmEnds()
await runCommandLine(process.argv.slice(2))
