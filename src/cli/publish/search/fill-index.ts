import { analysisVersion } from '../../../search/indexed-article.ts'
import { createPlainStatement } from '../../../search/statement.ts'
import { createSwapStatements, nextTablesStatements, stateTableStatement } from '../../../search/tables.ts'
import type { ProgressCounter } from '../../progress.ts'
import type { Database } from '../store/database.ts'
import { assignIdsInNewIndex } from './index-order.ts'
import { type IndexSource, writeBatches } from './index-source.ts'

const swappedRootStatement = createPlainStatement(
  "SELECT root FROM state WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'words_next')",
)

const optimizeWordsStatement = createPlainStatement("INSERT INTO words_next(words_next) VALUES ('optimize')")

/**
 * Replaces the index's tables with the newly filled ones. If a response is lost and the call is repeated, the second
 * call fails because the tables have been replaced. An error is therefore rethrown only if the index does not belong
 * to the release.
 */
export async function replaceIndexTables(database: Database, rootDigest: string): Promise<void> {
  try {
    await database.run(createSwapStatements(rootDigest, analysisVersion))
  } catch (error) {
    const [rows] = await database.run([swappedRootStatement])
    if (rows?.[0]?.root !== rootDigest) throw error
  }
}

/**
 * Indexes a release's articles in new tables, while the old tables remain in use. Analyses each batch while the
 * previous one is being written.
 * @param isWanted returns false once the new tables are no longer needed; the work then stops with an error
 * @returns the number of articles
 */
export async function fillIndexTables(
  database: Database,
  source: IndexSource,
  { progress, isWanted }: { progress: ProgressCounter; isWanted: () => boolean },
): Promise<number> {
  await database.run([stateTableStatement, ...nextTablesStatements])
  const articles = assignIdsInNewIndex(await source.addDates(await source.listArticles()))
  progress.expect('indexing', articles.length)
  await writeBatches(source.generateInsertBatches(articles, '_next'), async (batch) => {
    if (!isWanted()) throw new Error('the release of the index was not published')
    await database.run(batch.statements)
    for (let step = 0; step < batch.articleCount; step++) progress.step('indexing')
  })
  await database.run([optimizeWordsStatement])
  return articles.length
}
