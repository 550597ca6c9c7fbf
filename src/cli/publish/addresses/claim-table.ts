import { DatabaseSync } from 'node:sqlite'
import { hash32 } from '../../../archive/digest.ts'
import { type Entry, type Shard, shardGroupOf } from '../../../archive/shard.ts'

/** An entry under a folded address or URL id, and the owner for which it was claimed. */
export interface Claim {
  id: number
  entry: Entry
  owner: string
}

/** Creates the table, without a journal because the database never outlives the process. Limits the cache to 8 MB. */
const createTableSql = `
  PRAGMA journal_mode = OFF;
  PRAGMA cache_size = -8192;
  CREATE TABLE claims (id INTEGER PRIMARY KEY, key TEXT, shardHash INTEGER, entry TEXT, owner TEXT);
  CREATE INDEX claims_by_key ON claims (key);
  BEGIN`

/**
 * Claims of a release that is being built, in an unnamed temporary database. As JavaScript objects, the claims of a
 * single article would take 0.9 KB of memory. SQLite writes to disk only what its cache cannot hold, and deletes the
 * file when the database is closed or the process ends.
 */
export class ClaimTable {
  readonly #database = new DatabaseSync('')
  readonly #statementBySql = new Map<string, ReturnType<DatabaseSync['prepare']>>()

  constructor() {
    this.#database.exec(createTableSql)
  }

  #prepare(sql: string) {
    const statement = this.#statementBySql.get(sql) ?? this.#database.prepare(sql)
    this.#statementBySql.set(sql, statement)
    return statement
  }

  add(lookupKey: string, entry: Entry, owner: string): void {
    this.#prepare('INSERT INTO claims (key, shardHash, entry, owner) VALUES (?, ?, ?, ?)').run(
      lookupKey,
      hash32(shardGroupOf(lookupKey)),
      JSON.stringify(entry),
      owner,
    )
  }

  /** Returns the claims under a folded address or the key of a URL id, latest first. */
  claimsAt(lookupKey: string): Claim[] {
    const rows = this.#prepare('SELECT id, entry, owner FROM claims WHERE key = ? ORDER BY id DESC').all(
      lookupKey,
    )
    return rows.map(({ id, entry, owner }) => ({
      id: Number(id),
      entry: JSON.parse(String(entry)) as Entry,
      owner: String(owner),
    }))
  }

  /** Replaces the entry of a claim. */
  replace({ id }: Claim, entry: Entry): void {
    this.#prepare('UPDATE claims SET entry = ? WHERE id = ?').run(JSON.stringify(entry), id)
  }

  remove({ id }: Claim): void {
    this.#prepare('DELETE FROM claims WHERE id = ?').run(id)
  }

  /** Yields each key once, in no particular order. */
  *keys(): Generator<string> {
    for (const { key } of this.#database.prepare('SELECT DISTINCT key FROM claims').iterate())
      yield String(key)
  }

  /** Yields all entries in the order in which they were claimed. */
  *entries(): Generator<Entry> {
    for (const { entry } of this.#database.prepare('SELECT entry FROM claims ORDER BY id').iterate())
      yield JSON.parse(String(entry)) as Entry
  }

  /**
   * Yields the content of each of the 2ⁿ shards, in shard order. Keys are sorted, and so are the entries under each
   * key.
   * @param shardBits n
   */
  *shards(shardBits: number): Generator<Shard> {
    // Without an index, SQLite would sort whole rows in a temporary file and map the entire file into memory.
    const shardSql = `shardHash & ${(1 << shardBits) - 1}`
    this.#database.exec(
      `DROP INDEX IF EXISTS claims_by_shard; CREATE INDEX claims_by_shard ON claims (${shardSql})`,
    )
    const rows = this.#database
      .prepare(
        `SELECT ${shardSql} AS shard, key, entry FROM claims INDEXED BY claims_by_shard ORDER BY ${shardSql}`,
      )
      .iterate()
    let entries = new Map<string, Entry[]>()
    let shardIndex = 0
    for (const { shard, key, entry } of rows) {
      for (; shardIndex < Number(shard); shardIndex++) {
        yield toSortedShard(entries)
        entries = new Map()
      }
      const keyEntries = entries.get(String(key)) ?? []
      keyEntries.push(JSON.parse(String(entry)) as Entry)
      entries.set(String(key), keyEntries)
    }
    for (; shardIndex < 1 << shardBits; shardIndex++) {
      yield toSortedShard(entries)
      entries = new Map()
    }
  }

  close(): void {
    this.#database.close()
  }
}

const compareAddresses = (a: Entry, b: Entry) => (a.address < b.address ? -1 : 1)

/**
 * Creates a shard whose keys and entries are sorted by UTF-16 code unit, so that a release has the same bytes on every
 * machine. SQLite would sort by UTF-8 byte.
 */
const toSortedShard = (entries: Map<string, Entry[]>): Shard =>
  Object.fromEntries(
    [...entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, keyEntries]) => [key, keyEntries.sort(compareAddresses)]),
  )
