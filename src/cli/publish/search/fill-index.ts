import { analysisVersion } from '../../../search/indexed-article.ts'
import { plainStatement } from '../../../search/statement.ts'
import { createNextTables, createStateTable, insertRows, swapTables } from '../../../search/tables.ts'
import type { Progress } from '../../progress.ts'
import type { Database } from '../store/database.ts'
import { listSearchableArticles } from '../store/stored-articles.ts'
import { assignIds } from './index-order.ts'
import { type ArticleDates, addDates, type IndexedRelease, writeRows } from './index-rows.ts'

const selectSwappedRoot = plainStatement(
  "SELECT root FROM state WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'words_next')",
)

const optimize = plainStatement("INSERT INTO words_next(words_next) VALUES ('optimize')")

/** Replaces the tables by the new ones. A repetition fails, so when an answer is lost, the database is asked. */
async function replaceTables(database: Database, digest: string): Promise<void> {
  try {
    await database.run(swapTables(digest, analysisVersion))
  } catch (error) {
    const [rows] = await database.run([selectSwappedRoot])
    if (rows?.[0]?.root !== digest) throw error
  }
}

/**
 * Indexes a release in new tables, which replace the old ones in one transaction at the end.
 * @param dates the dates of publication that are known
 * @returns the number of articles
 * @throws UnreadableObject
 */
export async function fillIndex(
  database: Database,
  release: IndexedRelease,
  { progress, dates }: { progress: Progress; dates: ArticleDates },
): Promise<number> {
  await database.run([createStateTable, ...createNextTables])
  const stored = await listSearchableArticles(release.store, release.root)
  const articles = assignIds(await addDates(release.store, stored, dates))
  await writeRows(release, articles, async (rows) => {
    await database.run(insertRows('_next', rows))
    for (const _ of rows) progress.step('indexing')
  })
  await database.run([optimize])
  await replaceTables(database, release.digest)
  return articles.length
}
