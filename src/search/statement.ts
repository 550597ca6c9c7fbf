/** An SQL statement with its parameters, which are text or `null`, since D1 binds every number as REAL. */
export interface Statement {
  sql: string
  params: readonly (string | null)[]
}

/** Creates a statement without parameters. */
export const createPlainStatement = (sql: string): Statement => ({ sql, params: [] })

/** SQL for the day of an article, for ranges. The day of an undated article is empty, so it sorts before all others. */
export const daySql = 'substr(date, 1, 10)'
