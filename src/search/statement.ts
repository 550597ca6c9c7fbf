/** An SQL statement with its parameters. Numbers are passed as text, because D1 binds every number as REAL. */
export interface Statement {
  sql: string
  params: readonly (string | null)[]
}

/** Creates a statement without parameters. */
export const createPlainStatement = (sql: string): Statement => ({ sql, params: [] })

/** SQL for an article's day, for use in ranges. An undated article has an empty day, which sorts before all others. */
export const daySql = 'substr(date, 1, 10)'
