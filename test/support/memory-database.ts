import { DatabaseSync } from 'node:sqlite'
import type { Database } from '../../src/cli/publish/store/database.ts'

/** A D1 database in memory. @param sql creates its tables */
export function memoryDatabase(sql = ''): Database {
  const sqlite = new DatabaseSync(':memory:')
  sqlite.exec(sql)
  return {
    async run(statements) {
      sqlite.exec('BEGIN')
      try {
        const rows = statements.map((each) => sqlite.prepare(each.sql).all(...each.params))
        sqlite.exec('COMMIT')
        return rows
      } catch (error) {
        sqlite.exec('ROLLBACK')
        throw error
      }
    },
  }
}
