import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { LongFirst } from './test/support/long-first.ts'
import { productionBuilds } from './test/support/production-builds.ts'
import { groupTests } from './test/support/test-groups.ts'

// Commands and threads that tests start load the same sources hundreds of times: Node compiles them once.
process.env.NODE_COMPILE_CACHE ??= path.join(tmpdir(), 'morgue-test-compiled')

const groups = groupTests()

/** With `MORGUE_TURNS=all`, only the tests that take turns run, and these as a whole. */
const takesAllTurns = process.env.MORGUE_TURNS === 'all'

/** The files of a group that run. */
const filesOf = (group: string[]) =>
  takesAllTurns ? group.filter((file) => groups.turns.includes(file)) : group

const [isolated, measured] = [filesOf(groups.isolated), filesOf(groups.measured)]

/** The files below a folder that run: all of them, or those that take turns. */
const filesIn = (folder: string) =>
  takesAllTurns ? groups.turns.filter((file) => file.startsWith(folder)) : [`${folder}**/*.test.ts`]

/**
 * Two files may wait for the time that a cache or a memory lasts, while others use every core. Vitest caps percentages at
 * the number of cores.
 */
const maxWorkers = availableParallelism() + 2

/** A test without an assertion tests nothing: it fails. */
const strict = { expect: { requireAssertions: true } }

const inNode = {
  ...strict,
  globalSetup: 'test/support/shared-folder.ts',
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

const inChromium = {
  ...inNode,
  globalSetup: ['test/support/shared-folder.ts', 'test/browser/archive.ts'],
}

/** Three runners: pure functions and the command line in Node, what runs at the edge in workerd, pages in Chromium. */
export default defineConfig({
  // Projects without plugins of their own share one server, which transforms each source once for all of them.
  plugins: [productionBuilds],
  test: {
    maxWorkers,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...inNode,
          name: 'node',
          // Modules are loaded once for all files of a process, which saves a quarter of the time.
          isolate: false,
          include: filesIn('test/'),
          exclude: [
            'test/edge/**',
            'test/browser/**',
            'test/screenshots/**',
            'test/clients/**',
            ...isolated,
            ...measured,
          ],
        },
      },
      { test: { ...inNode, name: 'measured', isolate: false, include: measured } },
      { test: { ...inNode, name: 'isolated', include: isolated } },
      // Programs of other people's in front of a served archive: `npm run test:clients`, and CI.
      { test: { ...inNode, name: 'clients', include: ['test/clients/**/*.test.ts'] } },
      { test: { ...inChromium, name: 'browser', include: filesIn('test/browser/') } },
      // Pictures for a person to look at: `npm run screenshots`.
      { test: { ...inChromium, name: 'screenshots', include: ['test/screenshots/**/*.test.ts'] } },
      {
        extends: false,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            // Variables of the environment reach a Worker as bindings.
            miniflare: { bindings: { MORGUE_TURNS: process.env.MORGUE_TURNS ?? '' } },
          }),
        ],
        test: {
          ...strict,
          name: 'workerd',
          maxWorkers,
          include: filesIn('test/edge/'),
          globalSetup: 'test/support/demonstration-release.ts',
          // One runtime serves many files, and loads the Worker's modules once; its stores are emptied between them.
          isolate: false,
          setupFiles: 'test/edge/empty-stores.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
