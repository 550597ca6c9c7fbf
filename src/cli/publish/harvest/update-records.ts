import { readRoot } from '../../../archive/release.ts'
import { createPlainStatement, type Statement } from '../../../search/statement.ts'
import { chunksOf } from '../../content/files/chunks.ts'
import type { Database } from '../store/database.ts'
import type { OpenArchive, ReleaseStore } from '../store/release-store.ts'
import { listSearchableArticles, type StoredArticle } from '../store/stored-articles.ts'
import {
  type ArticleRecord,
  compareRecords,
  createRecordConverter,
  type StoredRecord,
} from './record-changes.ts'

const recordsPerRead = 20_000

/** Number of records per statement. At up to 1.2 KB per record, this is below D1's limit of 2 MB per parameter. */
const recordsPerWrite = 1000

const selectRootStatement = createPlainStatement('SELECT root FROM harvest')

const createSetRootStatement = (rootDigest: string): Statement => ({
  sql: 'UPDATE harvest SET root = ?1',
  params: [rootDigest],
})

async function readRecords(database: Database): Promise<StoredRecord[]> {
  const records: StoredRecord[] = []
  const sql = `SELECT id, digest, address IS NULL AS deleted FROM records WHERE id > ?1 ORDER BY id LIMIT ${recordsPerRead}`
  for (;;) {
    const [recordRows = []] = await database.run([{ sql, params: [records.at(-1)?.id ?? ''] }])
    for (const { id, digest, deleted } of recordRows)
      records.push({ id: String(id), digest: String(digest), isDeleted: deleted === 1 })
    if (recordRows.length < recordsPerRead) return records
  }
}

const createWriteStatement = (records: readonly ArticleRecord[]): Statement => ({
  sql: `INSERT OR REPLACE INTO records SELECT value ->> '$.id', value ->> '$.address', value ->> '$.edition',
    value ->> '$.digest', unixepoch() FROM json_each(?1)`,
  params: [JSON.stringify(records)],
})

const createDeleteStatement = (ids: readonly string[]): Statement => ({
  sql: `UPDATE records SET address = NULL, digest = '', changed = unixepoch() WHERE id IN (SELECT value FROM json_each(?1))`,
  params: [JSON.stringify(ids)],
})

/** The parts of a publication from which records are updated. */
interface RecordedPublication {
  /** Source of the articles that are included in search. */
  indexSource: { listArticles(): Promise<readonly StoredArticle[]> }
  /**
   * Root digest of the release that was edited, if `indexSource` contains only the changed articles; `undefined` if it
   * contains all articles.
   */
  editedFromRootDigest?: string
}

/**
 * Updates the records for harvesters to the served release. Up to 1,000 changes are written in one transaction. While
 * a larger number is being written, the records are marked as incomplete and the Worker asks harvesters to wait.
 * @throws UnreadableObject if the release is damaged
 */
export async function updateHarvestRecords(
  archive: ReleaseStore & Pick<OpenArchive, 'corrections'>,
  publication?: RecordedPublication,
): Promise<void> {
  const { corrections: database } = archive
  const pointer = await archive.readPointer()
  const [harvestRows] = await database.run([selectRootStatement])
  if (!pointer || harvestRows?.[0]?.root === pointer.root) return
  const root = await readRoot(archive, pointer.root)
  const toRecord = createRecordConverter(root)
  const editedFromRootDigest = publication?.editedFromRootDigest
  if (publication && editedFromRootDigest !== undefined && harvestRows?.[0]?.root === editedFromRootDigest) {
    await database.run([
      createWriteStatement((await publication.indexSource.listArticles()).map(toRecord)),
      createSetRootStatement(pointer.root),
    ])
    return
  }
  const hasAllArticles = publication && editedFromRootDigest === undefined
  const articles = await (hasAllArticles
    ? publication.indexSource.listArticles()
    : listSearchableArticles(archive, root))
  const { articlesToWrite, idsToDelete } = compareRecords(await readRecords(database), articles, toRecord)
  if (articlesToWrite.length + idsToDelete.length <= recordsPerWrite) {
    await database.run([
      createDeleteStatement(idsToDelete),
      createWriteStatement(articlesToWrite.map(toRecord)),
      createSetRootStatement(pointer.root),
    ])
    return
  }
  await database.run([createSetRootStatement('')])
  for (const ids of chunksOf(idsToDelete, recordsPerWrite)) await database.run([createDeleteStatement(ids)])
  for (const chunk of chunksOf(articlesToWrite, recordsPerWrite))
    await database.run([createWriteStatement(chunk.map(toRecord))])
  await database.run([createSetRootStatement(pointer.root)])
}
