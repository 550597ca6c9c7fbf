import type { Statement } from '../../../search/tables.ts'

/** The search database, seen from a publisher. */
export interface SearchDatabase {
  /** Runs statements in one transaction. @returns the rows of each */
  run(statements: readonly Statement[]): Promise<Record<string, unknown>[][]>
}
