/** An SQL statement with its parameters. Only text and `null`, since D1 binds every number as REAL. */
export interface Statement {
  sql: string
  params: readonly (string | null)[]
}

/** Creates a statement without parameters. */
export const createPlainStatement = (sql: string): Statement => ({ sql, params: [] })

/** SQL for the day of a date, for ranges; undated articles come before every day. */
export const daySql = 'substr(date, 1, 10)'
