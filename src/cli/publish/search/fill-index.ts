import type { Root } from '../../../archive/root.ts'
import { analysisVersion, toIndexedArticle } from '../../../search/indexed-article.ts'
import {
  createNextTables,
  createStateTable,
  deleteRows,
  type IndexRow,
  insertRows,
  plainStatement,
  type Statement,
  swapTables,
  type TableSuffix,
} from '../../../search/tables.ts'
import type { Progress } from '../../progress.ts'
import type { Database } from '../store/database.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { listSearchableArticles, readArticleDocuments, type StoredArticle } from '../store/stored-articles.ts'
import {
  assignIds,
  compareDatedArticles,
  type DatedArticle,
  type IndexedArticle,
  placeArticles,
} from './index-order.ts'

/** The release that the index is to be of, and where it is. */
export interface IndexedRelease {
  store: BulkObjectStore
  /** Its digest, and itself. */
  id: string
  root: Root
}

/** What was done to the index. */
export interface IndexChange {
  outcome: 'unchanged' | 'changed' | 'filled'
  /** Articles written and removed. */
  written: number
  removed: number
}

/** Rows in one transaction: D1 allows 2 MB a value. */
const batchRows = 200

/** Digests are told apart by so many characters. */
const digestLength = 16

/** Where more than this share changes, filling anew is faster. */
const largestChange = 0.2

const noDates: ReadonlyMap<string, string> = new Map()

const shortened = (held: readonly StoredArticle[]) =>
  held.map((each) => ({ ...each, short: each.digest.slice(0, digestLength) }))

async function dated(
  store: BulkObjectStore,
  held: readonly StoredArticle[],
  dates: ReadonlyMap<string, string>,
): Promise<DatedArticle[]> {
  const unknown = held.filter(({ address }) => !dates.has(address))
  const found = new Map(dates)
  for await (const [{ address }, { fields }] of readArticleDocuments(store, unknown))
    found.set(address, fields.published ?? '')
  return held.map((each) => ({ ...each, date: found.get(each.address) ?? '' }))
}

async function write(
  { store }: IndexedRelease,
  articles: readonly IndexedArticle[],
  each: (rows: IndexRow[]) => Promise<void>,
): Promise<void> {
  let [rows, underway]: [IndexRow[], Promise<void>] = [[], Promise.resolve()]
  for await (const [article, document] of readArticleDocuments(store, articles)) {
    const digest = article.digest.slice(0, digestLength)
    rows.push({ ...article, digest, ...toIndexedArticle(document) })
    if (rows.length < batchRows) continue
    await underway
    underway = each(rows)
    rows = []
  }
  await underway
  if (rows.length > 0) await each(rows)
}

/** Whether the tables that were filled are searched already, and are of this release. */
async function isSwapped(database: Database, root: string): Promise<boolean> {
  const unfinished = "SELECT 1 FROM sqlite_schema WHERE name = 'words_next'"
  const [rows] = await database.run([
    plainStatement(`SELECT root FROM state WHERE NOT EXISTS (${unfinished})`),
  ])
  return rows?.[0]?.root === root
}

/** Puts the filled tables in the place of the others. It cannot be done twice: when its answer was lost, it may be done already. */
async function swapIn(database: Database, root: string): Promise<void> {
  try {
    await database.run(swapTables(root, analysisVersion))
  } catch (error) {
    if (!(await isSwapped(database, root))) throw error
  }
}

/**
 * Fills new tables with a release and puts them in the place of the old ones, in one transaction at the end.
 * @param dates address → date of publication (empty when it is not known), as far as the caller knows it already
 * @throws UnreadableObject
 */
export async function fillIndex(
  database: Database,
  release: IndexedRelease,
  { progress, dates = noDates }: { progress: Progress; dates?: ReadonlyMap<string, string> },
): Promise<IndexChange> {
  await database.run([createStateTable, ...createNextTables])
  const articles = assignIds(
    await dated(release.store, await listSearchableArticles(release.store, release.root), dates),
  )
  await write(release, articles, async (rows) => {
    await database.run(insertRows('_next', rows))
    for (const _ of rows) progress.step('indexing')
  })
  await database.run([plainStatement("INSERT INTO words_next(words_next) VALUES ('optimize')")])
  await swapIn(database, release.id)
  return { outcome: 'filled', written: articles.length, removed: 0 }
}

/** What the index says of itself; `null` when there is none. */
async function stateOf(database: Database): Promise<{ root: string; analysis: number } | null> {
  const [, rows] = await database.run([createStateTable, plainStatement('SELECT root, analysis FROM state')])
  return (rows?.[0] as { root: string; analysis: number } | undefined) ?? null
}

const chunk = 20_000

async function indexedArticles(database: Database): Promise<IndexedArticle[]> {
  const found: IndexedArticle[] = []
  for (;;) {
    const after = String(found.at(-1)?.id ?? 0)
    const sql = `SELECT * FROM articles WHERE id > CAST(? AS INTEGER) ORDER BY id LIMIT ${chunk}`
    const [rows = []] = await database.run([{ sql, params: [after] }])
    found.push(...(rows as unknown as IndexedArticle[]))
    if (rows.length < chunk) return found
  }
}

/** What must change: articles to remove, and those to write at the ids they get. */
interface Difference {
  removed: number[]
  written: IndexedArticle[]
}

async function difference(database: Database, { store, root }: IndexedRelease): Promise<Difference | null> {
  const [held, indexed] = [
    shortened(await listSearchableArticles(store, root)),
    await indexedArticles(database),
  ]
  const wanted = new Map(held.map((each) => [each.address, each]))
  const kept = indexed.filter(({ address, digest }) => wanted.get(address)?.short === digest)
  const same = new Set(kept.map(({ address }) => address))
  const changed = held.filter(({ address }) => !same.has(address))
  if (changed.length > Math.max(batchRows, held.length * largestChange)) return null
  const before = new Map(indexed.map((each) => [each.address, each]))
  const known = await dated(store, changed, noDates)
  const stays = (each: DatedArticle) => before.get(each.address)?.date === each.date
  const written = known.filter(stays).map((each) => ({ ...each, id: before.get(each.address)?.id ?? 0 }))
  const inserted = placeArticles(
    [...kept, ...written].sort((a, b) => a.id - b.id),
    known.filter((each) => !stays(each)),
  )
  const removed = indexed.filter(({ address }) => !same.has(address)).map(({ id }) => id)
  return inserted && { removed, written: [...written, ...inserted].sort(compareDatedArticles) }
}

/** One transaction where it is small; else several, during which the index says that it is of no release. */
async function apply(
  database: Database,
  release: IndexedRelease,
  { removed, written }: Difference,
): Promise<void> {
  const now: Statement = { sql: 'UPDATE state SET root = ?', params: [release.id] }
  const tables: TableSuffix = ''
  if (written.length <= batchRows) {
    const rows: IndexRow[] = []
    await write(release, written, async (some) => void rows.push(...some))
    const inserts = rows.length > 0 ? insertRows(tables, rows) : []
    await database.run([...(removed.length > 0 ? deleteRows(removed) : []), ...inserts, now])
    return
  }
  await database.run([{ sql: 'UPDATE state SET root = ?', params: [''] }, ...deleteRows(removed)])
  await write(release, written, async (rows) => void (await database.run(insertRows(tables, rows))))
  await database.run([now])
}

/**
 * Makes the index that of a release: an index of the same analysis changes only where the releases differ, any other
 * is filled anew. Used after every move of the pointer, a rollback included.
 * @throws UnreadableObject
 */
export async function updateIndex(
  database: Database,
  release: IndexedRelease,
  options: { progress: Progress; dates?: ReadonlyMap<string, string> },
): Promise<IndexChange> {
  const state = await stateOf(database)
  if (state?.analysis !== analysisVersion) return fillIndex(database, release, options)
  if (state.root === release.id) return { outcome: 'unchanged', written: 0, removed: 0 }
  const found = await difference(database, release)
  if (!found) return fillIndex(database, release, options)
  await apply(database, release, found)
  const { written, removed } = found
  return {
    outcome: 'changed',
    written: written.length,
    removed: Math.max(0, removed.length - written.length),
  }
}
