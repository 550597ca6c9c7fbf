import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongFirst } from './test/support/long-first.ts'
import { productionBuilds } from './test/support/production-builds.ts'
import { groupTests } from './test/support/test-groups.ts'

// Threads that render articles load the same sources again: Node compiles them once.
process.env.NODE_COMPILE_CACHE ??= path.join(tmpdir(), 'morgue-test-compiled')

const { quick, isolated } = groupTests()
const inNode = {
  expect: { requireAssertions: true },
  globalSetup: 'test/support/shared-folder.ts',
  testTimeout: 60_000,
}

/** Everything that needs no browser, no server and no collection of other people's files: `npm run test:quick`. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
    projects: [
      {
        plugins: [productionBuilds],
        test: {
          ...inNode,
          name: 'node',
          isolate: false,
          include: quick.filter((file) => !isolated.includes(file)),
        },
      },
      {
        plugins: [productionBuilds],
        test: { ...inNode, name: 'isolated', include: quick.filter((file) => isolated.includes(file)) },
      },
    ],
  },
})
