import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { parsePointer, type ReleasePointer } from '../../../archive/release-pointer.ts'
import { plainStatement } from '../../../search/tables.ts'
import { ArchiveError } from '../store/archive-error.ts'
import type { Database } from '../store/database.ts'

/**
 * What no other machine has, and no container: when this one was started, and which processes it sees. Names of hosts are
 * shared. `null` where it is not known: then nobody's end is seen, and their time must run out.
 */
function identityOfThis(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return null
  }
}

/** Who holds a lease: a process of a machine. */
const nameOfThis = () => `${hostname()} ${process.pid} ${identityOfThis() ?? '?'} ${randomUUID()}`

/** Whether a holder was a process of this machine that has ended, so that nobody need wait for it. */
function hasEnded(holder: string): boolean {
  const [machine, process_ = '', identity] = holder.split(' ')
  if (machine !== hostname() || identity !== identityOfThis()) return false
  try {
    return !process.kill(Number(process_), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

type Row = Record<string, unknown>

const pointerOf = (row: Row | undefined) => parsePointer(String(row?.pointer ?? ''))

const select = plainStatement(
  `SELECT pointer, holder, work, prunes, datetime(expires, 'unixepoch') AS until FROM lease`,
)

const heldBy = ({ holder, work, until }: Row) =>
  `morgue ${work} is under way on ${String(holder).split(' ')[0]}: wait until it has ended and try again. If it was cut off, its lease ends at ${until} UTC`

/**
 * The right to move the pointer, in the one row of the table `lease`. Every statement may be sent twice: when an answer
 * is lost, nobody knows whether it was carried out.
 */
export class Lease {
  /** What the row said when the lease was taken. */
  pointer: ReleasePointer | null = null
  /** How often the archive had been pruned. */
  prunes = 0
  readonly #database: Database
  readonly #holder = nameOfThis()
  readonly #seconds: string

  private constructor(database: Database, seconds: number) {
    this.#database = database
    this.#seconds = String(seconds)
  }

  /**
   * @param work the command, such as `publish`
   * @param seconds how long it is held without being renewed
   * @throws Refusal while somebody else holds it
   */
  static async take(database: Database, work: string, seconds = 120): Promise<Lease> {
    const lease = new Lease(database, seconds)
    if (await lease.#take(work, lease.#holder)) return lease
    const [[row = {}] = []] = await database.run([select])
    const holder = String(row.holder ?? '')
    if ((holder === '' || hasEnded(holder)) && (await lease.#take(work, holder))) return lease
    throw new ArchiveError(heldBy(row))
  }

  async #take(work: string, inPlaceOf: string): Promise<boolean> {
    const row = await this.#change(
      `holder = ?1, work = ?3, expires = unixepoch() + CAST(?2 AS INTEGER)
       WHERE holder IS NULL OR expires <= unixepoch() OR holder IN (?1, ?4)`,
      [this.#seconds, work, inPlaceOf],
    )
    this.pointer = pointerOf(row)
    this.prunes = Number(row?.prunes ?? 0)
    return row !== undefined
  }

  async #change(change: string, params: string[]): Promise<Row | undefined> {
    const sql = `UPDATE lease SET ${change} RETURNING *`
    const [rows = []] = await this.#database.run([{ sql, params: [this.#holder, ...params] }])
    return rows[0]
  }

  async renew(): Promise<void> {
    await this.#change('expires = unixepoch() + CAST(?2 AS INTEGER) WHERE holder = ?1', [this.#seconds])
  }

  /** What the row says now, whoever holds it. */
  async read(): Promise<ReleasePointer | null> {
    const [rows = []] = await this.#database.run([select])
    return pointerOf(rows[0])
  }

  /**
   * Puts a pointer in the place of one whose root is `expected` (empty: of none).
   * @throws Refusal when the lease was lost, or the row says something else
   */
  async move(pointer: ReleasePointer, expected: string): Promise<void> {
    const text = JSON.stringify(pointer)
    const moved = await this.#change(
      `pointer = ?2 WHERE holder = ?1 AND (coalesce(pointer ->> '$.root', '') = ?3 OR pointer = ?2)`,
      [text, expected],
    )
    if (moved) return
    throw new ArchiveError(
      `another release (${(await this.read())?.root ?? 'none'}) was published meanwhile, and this one started from an older: nothing was moved. Do it again; what is uploaded already will not be uploaded twice`,
    )
  }

  /** Takes over what the key `release` says, where the row does not know of it. */
  async adopt(pointer: ReleasePointer | null): Promise<void> {
    await this.#change(`pointer = nullif(?2, '') WHERE holder = ?1`, [pointer ? JSON.stringify(pointer) : ''])
  }

  /** Says that something is about to be deleted. @throws Refusal when the lease was lost */
  async countPrune(): Promise<void> {
    const change = 'prunes = prunes + 1, expires = unixepoch() + CAST(?2 AS INTEGER) WHERE holder = ?1'
    if (await this.#change(change, [this.#seconds])) return
    throw new ArchiveError(
      'somebody else has taken the lease meanwhile: nothing more was deleted, since a newer release may reach it. Do it again',
    )
  }

  async release(): Promise<void> {
    await this.#change('holder = NULL WHERE holder = ?1', [])
  }
}
