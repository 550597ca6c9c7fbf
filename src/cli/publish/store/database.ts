import type { Statement } from '../../../search/statement.ts'

/** A D1 database, as the command line uses it. */
export interface Database {
  /** Runs statements in one transaction. @returns the rows of each */
  run(statements: readonly Statement[]): Promise<Record<string, unknown>[][]>
}
