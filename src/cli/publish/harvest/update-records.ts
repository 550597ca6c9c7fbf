import { readRoot } from '../../../archive/release.ts'
import { createPlainStatement, type Statement } from '../../../search/statement.ts'
import { chunksOf } from '../../content/files/chunks.ts'
import type { Database } from '../store/database.ts'
import type { OpenArchive, ReleaseStore } from '../store/release-store.ts'
import { listSearchableArticles, type StoredArticle } from '../store/stored-articles.ts'
import { type ArticleRecord, compareRecords, createRecordMaker, type StoredRecord } from './record-changes.ts'

const recordsPerRead = 20_000

/** Records per parameter. At up to 1.2 KB each, they stay below D1's limit of 2 MB. */
const recordsPerWrite = 1000

const selectRoot = createPlainStatement('SELECT root FROM harvest')

const setRoot = (root: string): Statement => ({ sql: 'UPDATE harvest SET root = ?1', params: [root] })

async function readRecords(database: Database): Promise<StoredRecord[]> {
  const records: StoredRecord[] = []
  const sql = `SELECT id, digest, address IS NULL AS deleted FROM records WHERE id > ?1 ORDER BY id LIMIT ${recordsPerRead}`
  for (;;) {
    const [rows = []] = await database.run([{ sql, params: [records.at(-1)?.id ?? ''] }])
    for (const { id, digest, deleted } of rows)
      records.push({ id: String(id), digest: String(digest), isDeleted: deleted === 1 })
    if (rows.length < recordsPerRead) return records
  }
}

const writeRecords = (records: readonly ArticleRecord[]): Statement => ({
  sql: `INSERT OR REPLACE INTO records SELECT value ->> '$.id', value ->> '$.address', value ->> '$.edition',
    value ->> '$.digest', unixepoch() FROM json_each(?1)`,
  params: [JSON.stringify(records)],
})

const deleteRecords = (ids: readonly string[]): Statement => ({
  sql: `UPDATE records SET address = NULL, digest = '', changed = unixepoch() WHERE id IN (SELECT value FROM json_each(?1))`,
  params: [JSON.stringify(ids)],
})

/** The publication whose records are written. */
interface RecordedPublication {
  /** The articles that may be searched. */
  indexSource: { listArticles(): Promise<readonly StoredArticle[]> }
  /** Set if the source has only the articles that differ from this release; otherwise the source has all articles. */
  editedFromRoot?: string
}

/**
 * Updates the records for harvesters to the served release. Writes a few changes in one transaction. While it
 * writes many, the records are marked as incomplete, and the Worker asks harvesters to wait.
 * @throws UnreadableObject
 */
export async function updateRecords(
  archive: ReleaseStore & Pick<OpenArchive, 'corrections'>,
  publication?: RecordedPublication,
): Promise<void> {
  const { corrections: database } = archive
  const pointer = await archive.readPointer()
  const [rows] = await database.run([selectRoot])
  if (!pointer || rows?.[0]?.root === pointer.root) return
  const root = await readRoot(archive, pointer.root)
  const toRecord = createRecordMaker(root)
  const editedFromRoot = publication?.editedFromRoot
  if (publication && editedFromRoot !== undefined && rows?.[0]?.root === editedFromRoot) {
    await database.run([
      writeRecords((await publication.indexSource.listArticles()).map(toRecord)),
      setRoot(pointer.root),
    ])
    return
  }
  const hasAllArticles = publication && editedFromRoot === undefined
  const articles = await (hasAllArticles
    ? publication.indexSource.listArticles()
    : listSearchableArticles(archive, root))
  const { written, deleted } = compareRecords(await readRecords(database), articles, toRecord)
  if (written.length + deleted.length <= recordsPerWrite) {
    await database.run([deleteRecords(deleted), writeRecords(written.map(toRecord)), setRoot(pointer.root)])
    return
  }
  await database.run([setRoot('')])
  for (const ids of chunksOf(deleted, recordsPerWrite)) await database.run([deleteRecords(ids)])
  for (const chunk of chunksOf(written, recordsPerWrite))
    await database.run([writeRecords(chunk.map(toRecord))])
  await database.run([setRoot(pointer.root)])
}
