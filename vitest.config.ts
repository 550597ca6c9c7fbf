import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** Two runners: pure functions and the command line in Node, what runs at the edge in workerd. */
export default defineConfig({
  test: {
    // Vitest leaves a core free, which is half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/edge/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
        test: {
          name: 'workerd',
          include: ['test/edge/**/*.test.ts'],
          globalSetup: 'test/support/demonstration-release.ts',
          testTimeout: 30_000,
        },
      },
    ],
  },
})
