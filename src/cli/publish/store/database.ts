import type { Statement } from '../../../search/tables.ts'

/** A D1 database, seen from the command line. */
export interface Database {
  /** Runs statements in one transaction. @returns the rows of each */
  run(statements: readonly Statement[]): Promise<Record<string, unknown>[][]>
}
