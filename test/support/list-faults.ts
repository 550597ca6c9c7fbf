import path from 'node:path'
import { expect } from 'vitest'
import { publish } from '../../src/cli/publish/publish.ts'
import { silent } from './content.ts'
import { memoryStore } from './memory-store.ts'

/** Tries to publish a content folder with faults, and lists them. @throws Error if it was published */
export async function listFaults(contentFolder: string): Promise<string[]> {
  const store = memoryStore()
  const outcome = await publish(contentFolder, store, { isDryRun: false, progress: silent })
  expect(store.writes).toEqual([])
  if (!Array.isArray(outcome)) throw new Error('the content was published')
  return outcome.map(
    ({ file, line, field, reason }) => `${path.relative(contentFolder, file)}:${line} ${field} ${reason}`,
  )
}
