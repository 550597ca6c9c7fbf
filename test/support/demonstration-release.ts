import { readD1Migrations } from '@cloudflare/vitest-plugin'
import type { TestProject } from 'vitest/node'
import { publish } from '../../src/cli/publish/publish.ts'
import { silent } from './content.ts'
import { memoryStore } from './memory-store.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Every key and value of the demonstration archive's release. */
    release: Record<string, string>
    /** The migrations that create the tables of the durable database. */
    migrations: Awaited<ReturnType<typeof readD1Migrations>>
  }
}

/** Publishes the demonstration archive once, for the tests that run at the edge. */
export default async function setup(project: TestProject): Promise<void> {
  const store = memoryStore()
  const outcome = await publish('content', store, {
    isDryRun: false,
    progress: silent,
  })
  if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome, null, 2))
  project.provide('migrations', await readD1Migrations('migrations'))
  project.provide('release', Object.fromEntries(store.values))
}
