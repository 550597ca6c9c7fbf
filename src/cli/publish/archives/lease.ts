import { parsePointer, type ReleasePointer } from '../../../archive/release-pointer.ts'
import { createPlainStatement } from '../../../search/statement.ts'
import { ArchiveError } from '../store/archive-error.ts'
import type { Database } from '../store/database.ts'
import { createHolderName, hasHolderEnded } from './lease-holder.ts'

type LeaseRow = Record<string, unknown>

const parseRowPointer = (leaseRow: LeaseRow | undefined) => parsePointer(String(leaseRow?.pointer ?? ''))

const leaseRowStatement = createPlainStatement(
  `SELECT pointer, holder, work, prunes, datetime(expires, 'unixepoch') AS until FROM lease`,
)

const createLeaseHeldError = ({ holder, work, until }: LeaseRow) =>
  new ArchiveError(
    `\`npx morgue ${work}\` is running on ${String(holder).split(' ')[0]}: wait until it ends and try again. If it was cut off, try again after ${until} UTC`,
  )

/**
 * Exclusive right to move the pointer, stored in the only row of the table `lease`. Every statement is safe to send
 * twice, because a lost response leaves open whether the statement was executed.
 */
export class Lease {
  /** The pointer in the lease's row when the lease was taken. */
  pointerWhenTaken: ReleasePointer | null = null
  /** The number of times the archive had been pruned when the lease was taken. */
  pruneCountWhenTaken = 0
  readonly #database: Database
  readonly #holder = createHolderName()
  readonly #durationSeconds: string

  private constructor(database: Database, durationSeconds: number) {
    this.#database = database
    this.#durationSeconds = String(durationSeconds)
  }

  /**
   * Takes the lease if it is free, has expired, or is held by a process that has ended.
   * @param command the command that takes the lease, such as `publish`
   * @param durationSeconds the time after which the lease expires unless it is renewed
   * @throws ArchiveError while another process holds the lease
   */
  static async take(database: Database, command: string, durationSeconds = 120): Promise<Lease> {
    const lease = new Lease(database, durationSeconds)
    if (await lease.#tryTake(command, lease.#holder)) return lease
    const [[currentRow = {}] = []] = await database.run([leaseRowStatement])
    const holderName = String(currentRow.holder ?? '')
    if ((holderName === '' || hasHolderEnded(holderName)) && (await lease.#tryTake(command, holderName)))
      return lease
    throw createLeaseHeldError(currentRow)
  }

  async #tryTake(command: string, endedHolderName: string): Promise<boolean> {
    const updatedRow = await this.#updateRow(
      `holder = ?1, work = ?3, expires = unixepoch() + CAST(?2 AS INTEGER)
       WHERE holder IS NULL OR expires <= unixepoch() OR holder IN (?1, ?4)`,
      [this.#durationSeconds, command, endedHolderName],
    )
    if (updatedRow === undefined) return false
    this.pointerWhenTaken = parseRowPointer(updatedRow)
    this.pruneCountWhenTaken = Number(updatedRow.prunes)
    return true
  }

  /** Updates the lease's row. @returns the updated row; `undefined` if the condition in `changeSql` was false */
  async #updateRow(changeSql: string, params: string[]): Promise<LeaseRow | undefined> {
    const sql = `UPDATE lease SET ${changeSql} RETURNING *`
    const [rows = []] = await this.#database.run([{ sql, params: [this.#holder, ...params] }])
    return rows[0]
  }

  async renew(): Promise<void> {
    await this.#updateRow('expires = unixepoch() + CAST(?2 AS INTEGER) WHERE holder = ?1', [
      this.#durationSeconds,
    ])
  }

  /** Reads the pointer in the lease's row, no matter who holds the lease. */
  async readRowPointer(): Promise<ReleasePointer | null> {
    const [rows = []] = await this.#database.run([leaseRowStatement])
    return parseRowPointer(rows[0])
  }

  /**
   * Replaces the row's pointer if its root is `expectedRootDigest`; an empty string stands for a row without a
   * pointer.
   * @throws ArchiveError if the lease was lost, or the row contains another pointer
   */
  async moveRowPointer(pointer: ReleasePointer, expectedRootDigest: string): Promise<void> {
    const pointerJson = JSON.stringify(pointer)
    const updatedRow = await this.#updateRow(
      `pointer = ?2 WHERE holder = ?1 AND (coalesce(pointer ->> '$.root', '') = ?3 OR pointer = ?2)`,
      [pointerJson, expectedRootDigest],
    )
    if (updatedRow) return
    throw new ArchiveError(
      'another command has started to change the archive in the meantime, so this command did not change what readers see. Run the command again: nothing is uploaded twice',
    )
  }

  /** Sets the pointer in the lease's row; `null` removes it. Does nothing if the lease was lost. */
  async setRowPointer(pointer: ReleasePointer | null): Promise<void> {
    const pointerJson = pointer ? JSON.stringify(pointer) : ''
    await this.#updateRow(`pointer = nullif(?2, '') WHERE holder = ?1`, [pointerJson])
  }

  /**
   * Increments the prune count and renews the lease. Must be called before anything is deleted. @throws ArchiveError
   * if the lease was lost
   */
  async beginPrune(): Promise<void> {
    const changeSql = 'prunes = prunes + 1, expires = unixepoch() + CAST(?2 AS INTEGER) WHERE holder = ?1'
    if (await this.#updateRow(changeSql, [this.#durationSeconds])) return
    throw new ArchiveError(
      'another command has started to change the archive in the meantime, so nothing more was deleted: a newer release may need it. Run the command again',
    )
  }

  async release(): Promise<void> {
    await this.#updateRow('holder = NULL WHERE holder = ?1', [])
  }
}
