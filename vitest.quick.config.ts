import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongFirst } from './test/support/long-first.ts'
import { productionBuilds } from './test/support/production-builds.ts'
import { groupTests } from './test/support/test-groups.ts'

// Threads that render articles load the same sources again: Node compiles them once.
process.env.NODE_COMPILE_CACHE ??= path.join(tmpdir(), 'morgue-test-compiled')

const { quick, isolated, measured } = groupTests()

const quickOf = (group: readonly string[]) => quick.filter((file) => group.includes(file))

const apart = [...isolated, ...measured]

const inNode = {
  expect: { requireAssertions: true },
  globalSetup: 'test/support/shared-folder.ts',
  testTimeout: 60_000,
}

/** Everything that needs no browser, no server and no collection of other people's files: `npm run test:quick`. */
export default defineConfig({
  plugins: [productionBuilds],
  test: {
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...inNode,
          name: 'node',
          isolate: false,
          include: quick.filter((file) => !apart.includes(file)),
        },
      },
      {
        test: { ...inNode, name: 'measured', isolate: false, include: quickOf(measured) },
      },
      {
        test: { ...inNode, name: 'isolated', include: quickOf(isolated) },
      },
    ],
  },
})
