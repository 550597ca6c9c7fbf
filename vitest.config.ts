import { tmpdir } from 'node:os'
import path from 'node:path'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { projectRoot } from './test/support/project-root.ts'
import { groupTests } from './test/support/test-groups.ts'

// Commands and threads that tests start load the same sources hundreds of times: Node compiles them once.
process.env.NODE_COMPILE_CACHE ??= path.join(tmpdir(), 'morgue-test-compiled')

const { processes, corpora, isolated } = groupTests()
const longFiles = new Set([...processes, ...corpora])

const projectOrder = ['browser', 'isolated', 'workerd', 'node', 'clients']

/**
 * Keeps the files of a project together, since a process that has loaded its modules ends when the next file is another
 * project's. Within a project the long files come first, so that none is left over for one core at the end.
 */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ project, moduleId }: TestSpecification) =>
      2 * projectOrder.indexOf(project.name) + Number(!longFiles.has(path.relative(projectRoot, moduleId)))
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => place(a) - place(b))
  }
}

/** A test without an assertion tests nothing: it fails. */
const strict = { expect: { requireAssertions: true } }

const inNode = {
  ...strict,
  globalSetup: 'test/support/shared-folder.ts',
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

/** Three runners: pure functions and the command line in Node, what runs at the edge in workerd, pages in Chromium. */
export default defineConfig({
  test: {
    // Some tests wait for the time that a cache or a memory lasts; another one runs meanwhile.
    maxWorkers: '150%',
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          ...inNode,
          name: 'node',
          // Modules are loaded once for all files of a process, which saves a quarter of the time.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/edge/**', 'test/browser/**', 'test/clients/**', ...isolated],
        },
      },
      { test: { ...inNode, name: 'isolated', include: isolated } },
      // Programs of other people's in front of a served archive: `npm run test:clients`, and CI.
      { test: { ...inNode, name: 'clients', include: ['test/clients/**/*.test.ts'] } },
      {
        test: {
          ...strict,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/shared-folder.ts', 'test/browser/archive.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
        test: {
          ...strict,
          name: 'workerd',
          include: ['test/edge/**/*.test.ts'],
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
