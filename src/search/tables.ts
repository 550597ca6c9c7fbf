/** An SQL statement and what is bound to it. Texts and `null` only: D1 binds every number as REAL. */
export interface Statement {
  sql: string
  params: readonly (string | null)[]
}

/** A statement without parameters. */
export const plainStatement = (sql: string): Statement => ({ sql, params: [] })

/** Which tables: those that are searched, or those that are being filled to take their place. */
export type TableSuffix = '' | '_next'

/** Title, body, inflections, facets: an exact word weighs most. */
const weights = 'bm25(8.0, 1.0, 0.4, 0.0)'

/** The day of a date, by which a range is found; undated articles are before every day. */
export const dayOf = 'substr(date, 1, 10)'

/** What the index says of itself: one row. `root` is empty while it is being changed. */
export const createStateTable = plainStatement(
  `CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1), root TEXT NOT NULL,
     analysis INTEGER NOT NULL, filled INTEGER NOT NULL)`,
)

/** Makes the tables to fill, empty. */
export const createNextTables: readonly Statement[] = [
  plainStatement('DROP TABLE IF EXISTS words_next'),
  plainStatement('DROP TABLE IF EXISTS articles_next'),
  plainStatement(`CREATE VIRTUAL TABLE words_next USING fts5(title, body, inflections, facets,
    content='', contentless_delete=1, tokenize='ascii')`),
  plainStatement(`INSERT INTO words_next(words_next, rank) VALUES ('rank', '${weights}')`),
  plainStatement(`CREATE TABLE articles_next (id INTEGER PRIMARY KEY, address TEXT NOT NULL, digest TEXT NOT NULL,
    date TEXT NOT NULL)`),
]

/** Puts the filled tables in the place of those that are searched. To be run in one transaction. */
export const swapTables = (root: string, analysis: number): Statement[] => [
  plainStatement('DROP TABLE IF EXISTS words'),
  plainStatement('DROP TABLE IF EXISTS articles'),
  plainStatement('ALTER TABLE words_next RENAME TO words'),
  plainStatement('ALTER TABLE articles_next RENAME TO articles'),
  plainStatement(`CREATE INDEX articles_by_day ON articles(${dayOf})`),
  {
    sql: `INSERT OR REPLACE INTO state VALUES (1, ?1, CAST(?2 AS INTEGER),
      coalesce((SELECT filled FROM state), 0) + 1)`,
    params: [root, String(analysis)],
  },
]

/** A row of the index. */
export interface IndexRow {
  id: number
  address: string
  /** Of the article's document. */
  digest: string
  /** As published; empty when it is not known. */
  date: string
  title: string
  body: string
  inflections: string
  facets: string
}

/** Characters of rows in one parameter: D1 allows 2 MB, and a letter may take three bytes. */
const longestParameter = 500_000

/** Rows in their order, as many together as a parameter may hold. */
function* parcels(rows: readonly IndexRow[]): Generator<IndexRow[]> {
  let [parcel, length]: [IndexRow[], number] = [[], 0]
  for (const row of rows) {
    const size = row.title.length + row.body.length + row.inflections.length + row.facets.length + 2048
    if (parcel.length > 0 && length + size > longestParameter) {
      yield parcel
      ;[parcel, length] = [[], 0]
    }
    parcel.push(row)
    length += size
  }
  if (parcel.length > 0) yield parcel
}

const columns = {
  articles: ['id', 'address', 'digest', 'date'],
  words: ['title', 'body', 'inflections', 'facets'],
}

const values = (names: readonly string[]) => names.map((name) => `value ->> '$.${name}'`).join(', ')

/** Writes rows, also when a lost answer makes them come twice; one JSON text for many: integers stay integers, and the number of parameters has no limit. */
export function insertRows(tables: TableSuffix, rows: readonly IndexRow[]): Statement[] {
  return [...parcels(rows)].flatMap((parcel) => {
    const articles = parcel.map(({ id, address, digest, date }) => ({ id, address, digest, date }))
    const words = parcel.map(({ id, title, body, inflections, facets }) => ({
      ...{ id, title, body, inflections, facets },
    }))
    return [
      {
        sql: `INSERT OR REPLACE INTO articles${tables} SELECT ${values(columns.articles)} FROM json_each(?1)`,
        params: [JSON.stringify(articles)],
      },
      {
        sql: `INSERT OR REPLACE INTO words${tables}(rowid, ${columns.words.join(', ')})
          SELECT ${values(['id', ...columns.words])} FROM json_each(?1)`,
        params: [JSON.stringify(words)],
      },
    ]
  })
}

/** Ids in one parameter: of 17 characters at most each, they stay below D1's 2 MB. */
const idsTogether = 50_000

/** Deletes rows by their ids. */
export function deleteRows(ids: readonly number[]): Statement[] {
  const chosen = '(SELECT value FROM json_each(?1))'
  const statements: Statement[] = []
  for (let first = 0; first < ids.length; first += idsTogether) {
    const params = [JSON.stringify(ids.slice(first, first + idsTogether))]
    statements.push({ sql: `DELETE FROM words WHERE rowid IN ${chosen}`, params })
    statements.push({ sql: `DELETE FROM articles WHERE id IN ${chosen}`, params })
  }
  return statements
}
