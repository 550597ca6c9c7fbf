import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './project-root.ts'

/** Signs in a test's text that it starts a server, a command or a database in a process of its own, or runs a command that does. */
const startsProcesses =
  /support\/processes\/|local-archive\.ts'|'node:child_process'|'node:http'|'miniflare'|\/soak\.ts'|cli\/main\.ts|'--persist-to'|'export', '--/

/** Signs that it reads collections of other people's files, or measures how time grows: many seconds of work. */
const readsCorpora = /shared\/corpora|support\/(?:extraction|growth)/

/** Signs that it replaces modules, which other tests in its process would get, or measures times, which they would disturb. */
const needsOwnProcess =
  /vi\.mock\(|growth|cpu-time|leastCosts|process\.(?:cpuUsage|threadCpuUsage)|performance\.now/

/** Tests that Node runs, each in one of the first three groups; relative to the project. */
export interface TestGroups {
  /** Pure functions, and what works on a folder or in memory. */
  quick: string[]
  corpora: string[]
  processes: string[]
  /** Files of every group that must not share a process with others. */
  isolated: string[]
}

/** Divides the tests by what they need, so that nobody keeps a list of them. */
export function groupTests(): TestGroups {
  const groups: TestGroups = { quick: [], corpora: [], processes: [], isolated: [] }
  for (const file of globSync('test/**/*.test.ts', { cwd: projectRoot }).sort()) {
    if (/^test\/(?:edge|browser|clients)\//.test(file)) continue
    const text = readFileSync(path.join(projectRoot, file), 'utf8')
    const group = startsProcesses.test(text) ? 'processes' : readsCorpora.test(text) ? 'corpora' : 'quick'
    groups[group].push(file)
    if (needsOwnProcess.test(text)) groups.isolated.push(file)
  }
  return groups
}
