import { createPlainStatement, daySql, type Statement } from './statement.ts'

/** Suffix of the tables: none for those in use, `_next` for those being filled. */
export type TableSuffix = '' | '_next'

/** Weights of title, body, inflections and facets; an exact match weighs most. */
const weights = 'bm25(8.0, 1.0, 0.4, 0.0)'

/** Creates the table with the index's state, of one row. `root` is empty while the index changes. */
export const stateTableStatement = createPlainStatement(
  `CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), root TEXT NOT NULL,
     analysis INTEGER NOT NULL, filled INTEGER NOT NULL)`,
)

/** Creates the empty tables to fill. */
export const nextTablesStatements: readonly Statement[] = [
  createPlainStatement('DROP TABLE IF EXISTS words_next'),
  createPlainStatement('DROP TABLE IF EXISTS articles_next'),
  createPlainStatement(`CREATE VIRTUAL TABLE words_next USING fts5(title, body, inflections, facets,
    content='', contentless_delete=1, tokenize='ascii')`),
  createPlainStatement(`INSERT INTO words_next(words_next, rank) VALUES ('rank', '${weights}')`),
  createPlainStatement(`CREATE TABLE articles_next (id INTEGER PRIMARY KEY, address TEXT NOT NULL, digest TEXT NOT NULL,
    date TEXT NOT NULL, labels TEXT NOT NULL)`),
]

/** Replaces the tables in use by the filled ones. Run it in one transaction. */
export const createSwapStatements = (root: string, analysis: number): Statement[] => [
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
    params: [root, String(analysis)],
  },
]

/** A row of the search index. */
export interface IndexRow {
  id: number
  address: string
  /** Digest of the article's document. */
  digest: string
  /** Date of publication; empty when unknown. */
  date: string
  title: string
  body: string
  inflections: string
  facets: string
  labels: string
}

/** Maximum length of a parameter in characters: D1 allows 2 MB, and a character can take three bytes. */
const maxParameterLength = 500_000

/** Splits rows into batches that fit into a parameter, in order. */
function* toBatches(rows: readonly IndexRow[]): Generator<IndexRow[]> {
  let [batch, length]: [IndexRow[], number] = [[], 0]
  for (const row of rows) {
    const size =
      row.title.length +
      row.body.length +
      row.inflections.length +
      row.facets.length +
      row.labels.length +
      2048
    if (batch.length > 0 && length + size > maxParameterLength) {
      yield batch
      ;[batch, length] = [[], 0]
    }
    batch.push(row)
    length += size
  }
  if (batch.length > 0) yield batch
}

const columns = {
  articles: ['id', 'address', 'digest', 'date', 'labels'],
  words: ['title', 'body', 'inflections', 'facets'],
}

const toJsonValues = (names: readonly string[]) => names.map((name) => `value ->> '$.${name}'`).join(', ')

/**
 * Inserts rows; repeating it after a lost response is safe. Rows are passed as one JSON text, so that integers stay
 * integers and the number of parameters has no limit.
 */
export function createInsertStatements(tables: TableSuffix, rows: readonly IndexRow[]): Statement[] {
  return [...toBatches(rows)].flatMap((batch) => {
    const articles = batch.map(({ id, address, digest, date, labels }) => ({
      id,
      address,
      digest,
      date,
      labels,
    }))
    const words = batch.map(({ id, title, body, inflections, facets }) => ({
      id,
      title,
      body,
      inflections,
      facets,
    }))
    return [
      {
        sql: `INSERT OR REPLACE INTO articles${tables} SELECT ${toJsonValues(columns.articles)} FROM json_each(?1)`,
        params: [JSON.stringify(articles)],
      },
      {
        sql: `INSERT OR REPLACE INTO words${tables}(rowid, ${columns.words.join(', ')})
          SELECT ${toJsonValues(['id', ...columns.words])} FROM json_each(?1)`,
        params: [JSON.stringify(words)],
      },
    ]
  })
}

/** Maximum number of ids in one parameter. Of 17 characters at most, they stay below D1's 2 MB. */
const maxIdsTogether = 50_000

/** Deletes rows by their ids. */
export function createDeleteStatement(ids: readonly number[]): Statement[] {
  const selectedIds = '(SELECT value FROM json_each(?1))'
  const statements: Statement[] = []
  for (let first = 0; first < ids.length; first += maxIdsTogether) {
    const params = [JSON.stringify(ids.slice(first, first + maxIdsTogether))]
    statements.push({ sql: `DELETE FROM words WHERE rowid IN ${selectedIds}`, params })
    statements.push({ sql: `DELETE FROM articles WHERE id IN ${selectedIds}`, params })
  }
  return statements
}
