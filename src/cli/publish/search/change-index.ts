import { createPlainStatement, daySql, type Statement } from '../../../search/statement.ts'
import { createDeleteStatement } from '../../../search/tables.ts'
import type { Database } from '../store/database.ts'
import { compareDatedArticles, type DatedArticle, type PlacedArticle, placeArticles } from './index-order.ts'
import { type IndexSource, rowsPerBatch, toIndexDigest, writeBatches } from './index-source.ts'

/** Maximum share of changed articles; above it, rebuilding the index is faster. */
const maxChange = 0.2

const articlesPerRead = 20_000

/** The rows to delete, and the articles to insert with their ids. */
export interface IndexChanges {
  removed: number[]
  written: PlacedArticle[]
}

async function readIndexedArticles(database: Database): Promise<PlacedArticle[]> {
  const articles: PlacedArticle[] = []
  const sql = `SELECT id, address, digest, date FROM articles WHERE id > CAST(? AS INTEGER) ORDER BY id LIMIT ${articlesPerRead}`
  for (;;) {
    const [rows = []] = await database.run([{ sql, params: [String(articles.at(-1)?.id ?? 0)] }])
    articles.push(...(rows as unknown as PlacedArticle[]))
    if (rows.length < articlesPerRead) return articles
  }
}

/** Finds the changes between the index and a release; `null` if rebuilding the index is cheaper. */
export async function findIndexChanges(
  database: Database,
  source: IndexSource,
): Promise<IndexChanges | null> {
  const stored = await source.listArticles()
  const indexed = await readIndexedArticles(database)
  const digests = new Map(stored.map(({ address, digest }) => [address, toIndexDigest(digest)]))
  const unchanged = indexed.filter(({ address, digest }) => digests.get(address) === digest)
  const unchangedAddresses = new Set(unchanged.map(({ address }) => address))
  const changed = stored.filter(({ address }) => !unchangedAddresses.has(address))
  if (changed.length > Math.max(rowsPerBatch, stored.length * maxChange)) return null
  const indexedByAddress = new Map(indexed.map((article) => [article.address, article]))
  const dated = await source.addDates(changed)
  const keepsId = ({ address, date }: DatedArticle) => indexedByAddress.get(address)?.date === date
  const rewritten = dated
    .filter(keepsId)
    .map((article) => ({ ...article, id: indexedByAddress.get(article.address)?.id ?? 0 }))
  const ordered = [...unchanged, ...rewritten].sort((a, b) => a.id - b.id)
  const added = placeArticles(
    ordered,
    dated.filter((article) => !keepsId(article)),
  )
  const removed = indexed.filter(({ address }) => !unchangedAddresses.has(address)).map(({ id }) => id)
  return added && { removed, written: [...rewritten, ...added].sort(compareDatedArticles) }
}

/** Finds the first row of a range of ids; `null` if it is empty. */
async function findFirstRow(database: Database, after: number, last: number): Promise<PlacedArticle | null> {
  const sql =
    'SELECT id, address, digest, date FROM articles WHERE id > CAST(?1 AS INTEGER) AND id <= CAST(?2 AS INTEGER) ORDER BY id LIMIT 1'
  const [rows = []] = await database.run([{ sql, params: [String(after), String(last)] }])
  return (rows[0] as unknown as PlacedArticle | undefined) ?? null
}

/** Finds the rows between which an article belongs, by halving: ids are in order of date. */
async function findRowsBeside(database: Database, article: DatedArticle): Promise<PlacedArticle[]> {
  const [rows] = await database.run([createPlainStatement('SELECT max(id) AS last FROM articles')])
  let [low, high] = [0, Number(rows?.[0]?.last ?? 0)]
  let [before, after]: [PlacedArticle | null, PlacedArticle | null] = [null, null]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const row = await findFirstRow(database, middle, high)
    if (row && compareDatedArticles(row, article) < 0) {
      before = row
      low = row.id
    } else {
      after = row ?? after
      high = middle
    }
  }
  return [before, after].filter((row) => row !== null)
}

/** Gives ids to added articles, between those of their neighbours; `null` if there are too few. */
async function placeAdded(
  database: Database,
  added: readonly DatedArticle[],
): Promise<PlacedArticle[] | null> {
  const neighbouringRows = new Map<number, PlacedArticle>()
  for (const article of added)
    for (const row of await findRowsBeside(database, article)) neighbouringRows.set(row.id, row)
  return placeArticles(
    [...neighbouringRows.values()].sort((a, b) => a.id - b.id),
    added,
  )
}

/** Returns the ids of those articles that have a row, by address. Reads only the rows of their days. */
async function findIds(
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
 * Finds the rows of edited articles, which have kept their dates, and gives ids to added ones.
 * @param source contains only these articles
 * @returns `null` if rebuilding the index is cheaper
 */
export async function findChangesOfEdits(
  database: Database,
  source: IndexSource,
): Promise<IndexChanges | null> {
  const articles = await source.addDates(await source.listArticles())
  const ids = await findIds(database, articles)
  const added = await placeAdded(
    database,
    articles.filter(({ address }) => !ids.has(address)),
  )
  const rewritten = articles
    .filter(({ address }) => ids.has(address))
    .map((article) => ({ ...article, id: ids.get(article.address) ?? 0 }))
  return added && { removed: [...ids.values()], written: [...rewritten, ...added].sort(compareDatedArticles) }
}

const setRoot = (digest: string): Statement => ({ sql: 'UPDATE state SET root = ?', params: [digest] })

/**
 * Applies changes to the index: a few in one transaction; many in several, during which the index is marked as
 * incomplete.
 * @param digest the release's root
 */
export async function applyIndexChanges(
  database: Database,
  { source, digest }: { source: IndexSource; digest: string },
  { removed, written }: IndexChanges,
): Promise<void> {
  const deletions = removed.length > 0 ? createDeleteStatement(removed) : []
  if (written.length > rowsPerBatch) {
    await database.run([setRoot(''), ...deletions])
    const batches = source.analyseArticles(written, '')
    await writeBatches(batches, async ({ statements }) => void (await database.run(statements)))
    await database.run([setRoot(digest)])
    return
  }
  const insertions: Statement[] = []
  for await (const { statements } of source.analyseArticles(written, '')) insertions.push(...statements)
  await database.run([...deletions, ...insertions, setRoot(digest)])
}
