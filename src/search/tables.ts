import { createPlainStatement, daySql, type Statement } from './statement.ts'

/** Suffix of table names: empty for the tables in use, `_next` for the tables being filled. */
export type TableSuffix = '' | '_next'

/** Weights for title, body, inflections and facets. An exact match outweighs an inflected one. */
const rankFunctionSql = 'bm25(8.0, 1.0, 0.4, 0.0)'

/**
 * Creates the table for the state of the index, which has one row. `root` is empty while the index is being changed.
 */
export const stateTableStatement = createPlainStatement(
  `CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), root TEXT NOT NULL,
     analysis INTEGER NOT NULL, filled INTEGER NOT NULL)`,
)

/** Statements that create empty tables for a new index. */
export const nextTablesStatements: readonly Statement[] = [
  createPlainStatement('DROP TABLE IF EXISTS words_next'),
  createPlainStatement('DROP TABLE IF EXISTS articles_next'),
  createPlainStatement(`CREATE VIRTUAL TABLE words_next USING fts5(title, body, inflections, facets,
    content='', contentless_delete=1, tokenize='ascii')`),
  createPlainStatement(`INSERT INTO words_next(words_next, rank) VALUES ('rank', '${rankFunctionSql}')`),
  createPlainStatement(`CREATE TABLE articles_next (id INTEGER PRIMARY KEY, address TEXT NOT NULL, digest TEXT NOT NULL,
    date TEXT NOT NULL, labels TEXT NOT NULL)`),
]

/** Creates the statements that replace the tables in use with the filled ones. They must run in one transaction. */
export const createSwapStatements = (rootDigest: string, analysisVersion: number): Statement[] => [
  createPlainStatement('DROP TABLE IF EXISTS words'),
  createPlainStatement('DROP TABLE IF EXISTS articles'),
  createPlainStatement('DROP TABLE IF EXISTS vocabulary'),
  createPlainStatement('ALTER TABLE words_next RENAME TO words'),
  createPlainStatement('ALTER TABLE articles_next RENAME TO articles'),
  createPlainStatement(`CREATE INDEX articles_by_day ON articles(${daySql})`),
  createPlainStatement('CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)'),
  {
    sql: `INSERT OR REPLACE INTO state VALUES (1, ?1, CAST(?2 AS INTEGER),
      coalesce((SELECT filled FROM state), 0) + 1)`,
    params: [rootDigest, String(analysisVersion)],
  },
]

/** A row of the search index. */
export interface IndexRow {
  id: number
  address: string
  /** Digest of the article's document. */
  digest: string
  /** Date of publication; empty if unknown. */
  date: string
  title: string
  body: string
  inflections: string
  facets: string
  labels: string
}

/** Maximum length of a parameter, in UTF-16 code units. D1 allows 2 MB, and a code unit can take three bytes. */
const maxParameterLength = 500_000

/** Splits rows, in order, into batches that each fit into one parameter. */
function* batchRowsForParameters(rows: readonly IndexRow[]): Generator<IndexRow[]> {
  let [batch, batchLength]: [IndexRow[], number] = [[], 0]
  for (const row of rows) {
    const rowLength =
      row.title.length +
      row.body.length +
      row.inflections.length +
      row.facets.length +
      row.labels.length +
      2048
    if (batch.length > 0 && batchLength + rowLength > maxParameterLength) {
      yield batch
      ;[batch, batchLength] = [[], 0]
    }
    batch.push(row)
    batchLength += rowLength
  }
  if (batch.length > 0) yield batch
}

const columnsByTable = {
  articles: ['id', 'address', 'digest', 'date', 'labels'],
  words: ['title', 'body', 'inflections', 'facets'],
}

/** Returns the SQL that selects these properties from a JSON row. */
const toJsonPropertiesSql = (names: readonly string[]) =>
  names.map((name) => `value ->> '$.${name}'`).join(', ')

/**
 * Creates the statements that insert rows. They can safely be run again after a lost response. Each batch of rows is
 * one JSON parameter, so that integers remain integers and the number of parameters does not depend on the number of
 * rows.
 */
export function createInsertStatements(tableSuffix: TableSuffix, rows: readonly IndexRow[]): Statement[] {
  return [...batchRowsForParameters(rows)].flatMap((batch) => {
    const articleRows = batch.map(({ id, address, digest, date, labels }) => ({
      id,
      address,
      digest,
      date,
      labels,
    }))
    const wordRows = batch.map(({ id, title, body, inflections, facets }) => ({
      id,
      title,
      body,
      inflections,
      facets,
    }))
    return [
      {
        sql: `INSERT OR REPLACE INTO articles${tableSuffix} SELECT ${toJsonPropertiesSql(columnsByTable.articles)} FROM json_each(?1)`,
        params: [JSON.stringify(articleRows)],
      },
      {
        sql: `INSERT OR REPLACE INTO words${tableSuffix}(rowid, ${columnsByTable.words.join(', ')})
          SELECT ${toJsonPropertiesSql(['id', ...columnsByTable.words])} FROM json_each(?1)`,
        params: [JSON.stringify(wordRows)],
      },
    ]
  })
}

/** Maximum number of ids in one parameter. An id has up to 17 characters, so the parameter stays below D1's 2 MB. */
const maxIdsPerParameter = 50_000

/** Creates the statements that delete the rows with these ids from the tables in use. */
export function createDeleteStatements(ids: readonly number[]): Statement[] {
  const selectedIdsSql = '(SELECT value FROM json_each(?1))'
  const statements: Statement[] = []
  for (let batchStart = 0; batchStart < ids.length; batchStart += maxIdsPerParameter) {
    const params = [JSON.stringify(ids.slice(batchStart, batchStart + maxIdsPerParameter))]
    statements.push({ sql: `DELETE FROM words WHERE rowid IN ${selectedIdsSql}`, params })
    statements.push({ sql: `DELETE FROM articles WHERE id IN ${selectedIdsSql}`, params })
  }
  return statements
}
