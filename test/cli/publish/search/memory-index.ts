import type { ArticleWithId, DatedArticle } from '../../../../src/cli/publish/search/index-order.ts'
import type { IndexSource } from '../../../../src/cli/publish/search/index-source.ts'
import type { Database } from '../../../../src/cli/publish/store/database.ts'
import { createPlainStatement } from '../../../../src/search/statement.ts'
import { createInsertStatements } from '../../../../src/search/tables.ts'

/** An article of a source, with its date and the first letters of its digest. */
export const dated = (address: string, date = '', digest = address): DatedArticle => ({
  address,
  date,
  digest: digest.padEnd(64, '0'),
})

/** A source of these articles, each with its address as its words, in batches of this many rows. */
export function sourceOf(articles: readonly DatedArticle[], rowsPerBatch = 2): IndexSource {
  const dates = new Map(articles.map(({ address, date }) => [address, date]))
  const toRow = ({ id, address, digest, date }: ArticleWithId) => {
    const words = { title: address.slice(1), body: '', inflections: '', facets: '', labels: '' }
    return { id, address, digest: digest.slice(0, 16), date, ...words }
  }
  return {
    listArticles: async () => articles.map(({ address, digest }) => ({ address, digest })),
    addDates: async (stored) => stored.map((each) => ({ ...each, date: dates.get(each.address) ?? '' })),
    async *generateInsertBatches(rows, tables) {
      for (let first = 0; first < rows.length; first += rowsPerBatch) {
        const batch = rows.slice(first, first + rowsPerBatch).map(toRow)
        yield { statements: createInsertStatements(tables, batch), articleCount: batch.length }
      }
    },
  }
}

/** The articles of an index, in order of their ids. */
export const rowsIn = async (database: Database): Promise<{ id: number; address: string }[]> =>
  ((await database.run([createPlainStatement('SELECT id, address FROM articles ORDER BY id')]))[0] ?? []).map(
    ({ id, address }) => ({ id: Number(id), address: String(address) }),
  )

/** The release that an index belongs to; `undefined` without an index. */
export const rootOf = async (database: Database): Promise<unknown> =>
  (await database.run([createPlainStatement('SELECT root FROM state')]))[0]?.[0]?.root

/** The ids of the rows with a word. */
export const idsWith = async (database: Database, word: string): Promise<number[]> => {
  const sql = 'SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid'
  return ((await database.run([{ sql, params: [`"${word}"`] }]))[0] ?? []).map(({ rowid }) => Number(rowid))
}
