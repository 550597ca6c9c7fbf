import { createPlainStatement, daySql, type Statement } from '../../../search/statement.ts'
import { createDeleteStatements } from '../../../search/tables.ts'
import type { Database } from '../store/database.ts'
import {
  type ArticleWithId,
  compareDatedArticles,
  type DatedArticle,
  tryAssignIdsInGaps,
} from './index-order.ts'
import { type IndexSource, rowsPerBatch, shortenDigest, writeBatches } from './index-source.ts'

/** Maximum share of changed articles. Above it, rebuilding the index is faster than changing it. */
const maxChangedShare = 0.2

const articlesPerRead = 20_000

/** The ids of the rows to delete, and the articles to insert with their ids. */
export interface IndexChanges {
  idsToDelete: number[]
  articlesToWrite: ArticleWithId[]
}

async function readIndexedArticles(database: Database): Promise<ArticleWithId[]> {
  const indexedArticles: ArticleWithId[] = []
  const sql = `SELECT id, address, digest, date FROM articles WHERE id > CAST(? AS INTEGER) ORDER BY id LIMIT ${articlesPerRead}`
  for (;;) {
    const [rows = []] = await database.run([{ sql, params: [String(indexedArticles.at(-1)?.id ?? 0)] }])
    indexedArticles.push(...(rows as unknown as ArticleWithId[]))
    if (rows.length < articlesPerRead) return indexedArticles
  }
}

/**
 * Compares the index with a release. Returns `null` if the index must be rebuilt, because there are too many changes
 * or too few free ids.
 */
export async function tryFindIndexChanges(
  database: Database,
  source: IndexSource,
): Promise<IndexChanges | null> {
  const releaseArticles = await source.listArticles()
  const indexedArticles = await readIndexedArticles(database)
  const digestByAddress = new Map(
    releaseArticles.map(({ address, digest }) => [address, shortenDigest(digest)]),
  )
  const unchangedRows = indexedArticles.filter(
    ({ address, digest }) => digestByAddress.get(address) === digest,
  )
  const unchangedAddresses = new Set(unchangedRows.map(({ address }) => address))
  const newOrChangedArticles = releaseArticles.filter(({ address }) => !unchangedAddresses.has(address))
  if (newOrChangedArticles.length > Math.max(rowsPerBatch, releaseArticles.length * maxChangedShare))
    return null
  const indexedArticleByAddress = new Map(indexedArticles.map((article) => [article.address, article]))
  const datedArticles = await source.addDates(newOrChangedArticles)
  const keepsId = ({ address, date }: DatedArticle) => indexedArticleByAddress.get(address)?.date === date
  const rewrittenRows = datedArticles
    .filter(keepsId)
    .map((article) => ({ ...article, id: indexedArticleByAddress.get(article.address)?.id ?? 0 }))
  const remainingRows = [...unchangedRows, ...rewrittenRows].sort((a, b) => a.id - b.id)
  const addedRows = tryAssignIdsInGaps(
    remainingRows,
    datedArticles.filter((article) => !keepsId(article)),
  )
  const idsToDelete = indexedArticles
    .filter(({ address }) => !unchangedAddresses.has(address))
    .map(({ id }) => id)
  return (
    addedRows && { idsToDelete, articlesToWrite: [...rewrittenRows, ...addedRows].sort(compareDatedArticles) }
  )
}

/** Finds the first row whose id is greater than `afterId` and at most `lastId`; `null` if there is none. */
async function findFirstRow(
  database: Database,
  afterId: number,
  lastId: number,
): Promise<ArticleWithId | null> {
  const sql =
    'SELECT id, address, digest, date FROM articles WHERE id > CAST(?1 AS INTEGER) AND id <= CAST(?2 AS INTEGER) ORDER BY id LIMIT 1'
  const [rows = []] = await database.run([{ sql, params: [String(afterId), String(lastId)] }])
  return (rows[0] as unknown as ArticleWithId | undefined) ?? null
}

/**
 * Finds the rows (at most two) between which an article belongs. Ids are in order of date, so a binary search finds
 * them.
 */
async function findRowsBeside(database: Database, article: DatedArticle): Promise<ArticleWithId[]> {
  const [rows] = await database.run([createPlainStatement('SELECT max(id) AS last FROM articles')])
  let [lowId, highId] = [0, Number(rows?.[0]?.last ?? 0)]
  let [rowBefore, rowAfter]: [ArticleWithId | null, ArticleWithId | null] = [null, null]
  while (lowId < highId) {
    const middleId = Math.floor((lowId + highId) / 2)
    const row = await findFirstRow(database, middleId, highId)
    if (row && compareDatedArticles(row, article) < 0) {
      rowBefore = row
      lowId = row.id
    } else {
      rowAfter = row ?? rowAfter
      highId = middleId
    }
  }
  return [rowBefore, rowAfter].filter((row) => row !== null)
}

/** Assigns ids to added articles, between the ids of the rows beside them; `null` if there are too few free ids. */
async function tryAssignIdsToAdded(
  database: Database,
  addedArticles: readonly DatedArticle[],
): Promise<ArticleWithId[] | null> {
  const neighbouringRows = new Map<number, ArticleWithId>()
  for (const article of addedArticles)
    for (const row of await findRowsBeside(database, article)) neighbouringRows.set(row.id, row)
  return tryAssignIdsInGaps(
    [...neighbouringRows.values()].sort((a, b) => a.id - b.id),
    addedArticles,
  )
}

/**
 * Maps the addresses of those articles that are in the index to their row ids. Reads only the rows of the articles'
 * days.
 */
async function readRowIdsByAddress(
  database: Database,
  articles: readonly DatedArticle[],
): Promise<ReadonlyMap<string, number>> {
  const sql = `SELECT id, address FROM articles
    WHERE ${daySql} IN (SELECT value FROM json_each(?1)) AND address IN (SELECT value FROM json_each(?2))`
  const days = articles.map(({ date }) => date.slice(0, 10))
  const addresses = articles.map(({ address }) => address)
  const params = [JSON.stringify(days), JSON.stringify(addresses)]
  const [rows = []] = await database.run([{ sql, params }])
  return new Map(rows.map(({ id, address }) => [String(address), Number(id)]))
}

/**
 * Finds the index changes for edited articles, whose dates must be unchanged, and for added articles.
 * @param source contains only the edited and added articles
 * @returns `null` if there are too few free ids, so that the index must be compared with the release or rebuilt
 */
export async function tryFindIndexChangesOfEdits(
  database: Database,
  source: IndexSource,
): Promise<IndexChanges | null> {
  const articles = await source.addDates(await source.listArticles())
  const idByAddress = await readRowIdsByAddress(database, articles)
  const addedRows = await tryAssignIdsToAdded(
    database,
    articles.filter(({ address }) => !idByAddress.has(address)),
  )
  const rewrittenRows = articles
    .filter(({ address }) => idByAddress.has(address))
    .map((article) => ({ ...article, id: idByAddress.get(article.address) ?? 0 }))
  return (
    addedRows && {
      idsToDelete: [...idByAddress.values()],
      articlesToWrite: [...rewrittenRows, ...addedRows].sort(compareDatedArticles),
    }
  )
}

const createSetRootStatement = (digest: string): Statement => ({
  sql: 'UPDATE state SET root = ?',
  params: [digest],
})

/**
 * Applies changes to the index. Up to 200 articles are written in one transaction. More are written in several, during
 * which the index is marked as incomplete.
 * @param rootDigest the root digest of the release to which the index belongs afterwards
 */
export async function applyIndexChanges(
  database: Database,
  { source, rootDigest }: { source: IndexSource; rootDigest: string },
  { idsToDelete, articlesToWrite }: IndexChanges,
): Promise<void> {
  const deletions = idsToDelete.length > 0 ? createDeleteStatements(idsToDelete) : []
  if (articlesToWrite.length > rowsPerBatch) {
    await database.run([createSetRootStatement(''), ...deletions])
    const batches = source.generateInsertBatches(articlesToWrite, '')
    await writeBatches(batches, async ({ statements }) => void (await database.run(statements)))
    await database.run([createSetRootStatement(rootDigest)])
    return
  }
  const insertions: Statement[] = []
  for await (const { statements } of source.generateInsertBatches(articlesToWrite, ''))
    insertions.push(...statements)
  await database.run([...deletions, ...insertions, createSetRootStatement(rootDigest)])
}
