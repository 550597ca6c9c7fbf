import type { Statement } from '../../../search/statement.ts'

/** The command line's interface to a D1 database. */
export interface Database {
  /** Runs statements in one transaction. @returns the rows of each statement */
  run(statements: readonly Statement[]): Promise<Record<string, unknown>[][]>
}
