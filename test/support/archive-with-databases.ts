import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { updateHarvestRecords } from '../../src/cli/publish/harvest/update-records.ts'
import { publish } from '../../src/cli/publish/publish.ts'
import { updateSearchIndex } from '../../src/cli/publish/search/update-search-index.ts'
import { createPlainStatement } from '../../src/search/statement.ts'
import { silent } from './content.ts'
import { memoryDatabase } from './memory-database.ts'
import { memoryStore } from './memory-store.ts'
import { projectRoot } from './project-root.ts'

/** An archive with its databases, in memory. */
export const createArchive = () => ({
  ...memoryStore(),
  search: memoryDatabase(),
  corrections: memoryDatabase(readFileSync(path.join(projectRoot, 'migrations/0003_records.sql'), 'utf8')),
})

/** Publishes a content folder; `isByItself` if no article was read but those that have changed. */
async function publishInto(archive: ReturnType<typeof createArchive>, content: string, cacheFolder?: string) {
  let read = 0
  const step = (kind: string) => {
    read += Number(kind === 'reading')
  }
  const outcome = await publish(content, archive, {
    isDryRun: false,
    allowsFewer: true,
    progress: { ...silent, step },
    ...(cacheFolder !== undefined && { cacheFolder }),
    async updateIndex(publication) {
      await updateSearchIndex(archive, archive.search, { progress: silent, publication })
      if (await publication.isServed) await updateHarvestRecords(archive, publication)
    },
  })
  return { root: Array.isArray(outcome) ? null : outcome.rootDigest, isByItself: read === 0 }
}

/** Everything that search, by these words, and harvesters can find. */
async function findEverything(
  { search, corrections }: ReturnType<typeof createArchive>,
  searched: readonly string[],
) {
  const matches = searched.map((word) => ({
    sql: 'SELECT address FROM words JOIN articles ON id = words.rowid WHERE words MATCH ? ORDER BY id',
    params: [word],
  }))
  return [
    await search.run([
      createPlainStatement('SELECT root FROM state'),
      createPlainStatement('SELECT address, digest, date, labels FROM articles ORDER BY id'),
      ...matches,
    ]),
    await corrections.run([
      createPlainStatement('SELECT root FROM harvest'),
      createPlainStatement(
        'SELECT id, address, edition, digest FROM records WHERE address IS NOT NULL ORDER BY id',
      ),
    ]),
  ]
}

/**
 * Publishes a content folder with a state, and compares everything with a fresh archive, published without one. Returns what
 * `publishInto` does.
 */
export async function publishLikeFresh(
  archive: ReturnType<typeof createArchive>,
  content: string,
  { cacheFolder, searched }: { cacheFolder: string; searched: readonly string[] },
) {
  const published = await publishInto(archive, content, cacheFolder)
  const freshArchive = createArchive()
  const fresh = await publishInto(freshArchive, content)
  expect(published.root).toBe(fresh.root)
  if (fresh.root !== null)
    expect(await findEverything(archive, searched)).toEqual(await findEverything(freshArchive, searched))
  return published
}
