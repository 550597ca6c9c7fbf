import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './project-root.ts'

/** Matches a test that starts a server, a command or a database in its own process, or runs a command that does. */
const startsProcesses =
  /support\/processes\/|(?:local-archive|archive-folder|local\/storage-client)\.ts'|'node:child_process'|'node:http'|'miniflare'|\/soak\.ts'|cli\/main\.ts|'--persist-to'|'(?:export|publish)', '--/

/**
 * Matches a test that reads collections of other people's files, or measures how time grows, which takes many seconds.
 */
const readsCorpora = /corpora\/|support\/(?:extraction|growth)/

/** Matches a test that replaces modules, which other tests in its process would see. */
const replacesModules = /vi\.mock\(/

/**
 * Matches a test that measures times. What other tests leave running in its process, such as threads and servers, would
 * disturb it; what measures times leaves nothing.
 */
const measuresTimes = /growth|cpu-time|leastCosts|process\.(?:cpuUsage|threadCpuUsage)|performance\.now/

/** True for a test of which a day runs a part. The whole of `test/long-inputs` is `npm run test:long`. */
const takesTurns = (file: string, text: string) =>
  text.includes('support/turns') && !file.startsWith('test/long-inputs/')

/** Tests that run in Node; each is in one of the first three groups. Paths are relative to the project. */
export interface TestGroups {
  /** Pure functions, and tests that use only files or memory. */
  quick: string[]
  corpora: string[]
  processes: string[]
  /** Files of any group that must not share a process with others. */
  isolated: string[]
  /** Files of any group that share processes only with one another. */
  measured: string[]
  /** Files of any group, and of the tests in workerd and Chromium, that `MORGUE_TURNS=all` runs whole. */
  turns: string[]
}

/** Groups the tests by their text, so that no list has to be maintained. */
export function groupTests(): TestGroups {
  const groups: TestGroups = { quick: [], corpora: [], processes: [], isolated: [], measured: [], turns: [] }
  for (const file of globSync('test/**/*.test.ts', { cwd: projectRoot }).sort()) {
    if (/^test\/(?:screenshots|clients)\//.test(file)) continue
    const text = readFileSync(path.join(projectRoot, file), 'utf8')
    if (takesTurns(file, text)) groups.turns.push(file)
    if (/^test\/(?:edge|browser)\//.test(file)) continue
    const group = startsProcesses.test(text) ? 'processes' : readsCorpora.test(text) ? 'corpora' : 'quick'
    groups[group].push(file)
    if (replacesModules.test(text)) groups.isolated.push(file)
    else if (measuresTimes.test(text)) groups.measured.push(file)
  }
  return groups
}
