#!/usr/bin/env node
import { existsSync } from 'node:fs'

const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `morgue: needs Node 24, and this is Node ${process.version}: install it with npm, and run it with npx`,
  )
  process.exit(1)
}
const source = new URL('../src/cli/main.ts', import.meta.url)
const built = new URL('../dist/src/cli/main.js', import.meta.url)
await import((existsSync(source) ? source : built).href)
