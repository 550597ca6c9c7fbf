import { readFileSync } from 'node:fs'
import path from 'node:path'
import { publish } from '../../src/cli/publish/publish.ts'
import { folderStore } from './folder-store.ts'

/** One publication, in a process of its own: what it did and cost, as JSON on standard output. */
const [content = '', state = ''] = process.argv.slice(2)

const phases: Record<string, number> = {}
const started = performance.now()
const progress = {
  step: (what: string) => {
    phases[what] ??= Math.round(performance.now() - started)
  },
  expect: () => {},
  done: () => {},
}

const outcome = await publish(content, folderStore(path.join(state, 'store')), {
  isDryRun: false,
  progress,
  cacheFolder: path.join(state, 'rendered'),
})
if (Array.isArray(outcome)) throw new Error(`${outcome.length} faults: ${JSON.stringify(outcome[0])}`)

const { user, system } = process.cpuUsage()
const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
const { rootDigest, articleCount, writtenCount, unchangedCount } = outcome
console.log(
  JSON.stringify({
    root: rootDigest,
    articles: articleCount,
    written: writtenCount,
    unchanged: unchangedCount,
    phases,
    seconds: (performance.now() - started) / 1000,
    cpu: (user + system) / 1e6,
    megabytes: Number(peak) / 1024,
  }),
)
