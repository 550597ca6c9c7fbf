import { DatabaseSync } from 'node:sqlite'
import { hash32 } from '../../../archive/digest.ts'
import { type Entry, type Shard, shardGroupOf } from '../../../archive/shard.ts'

/** An entry under a folded address or URL id, and the owner for which it was claimed. */
export interface Claim {
  id: number
  entry: Entry
  owner: string
}

/**
 * SQL that creates the table. It needs no journal, since it is deleted with the process. The cache takes 8 MB at most.
 */
const createTableSql = `
  PRAGMA journal_mode = OFF;
  PRAGMA cache_size = -8192;
  CREATE TABLE claims (id INTEGER PRIMARY KEY, key TEXT, shardHash INTEGER, entry TEXT, owner TEXT);
  CREATE INDEX claims_by_key ON claims (key);
  BEGIN`

/**
 * The claims of a release while it is built, in an unnamed temporary database. As objects, the claims of one article
 * would take 0.9 KB of memory. SQLite writes only what exceeds its cache to disk, and deletes the file when the
 * process ends.
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

  add(key: string, entry: Entry, owner: string): void {
    this.#prepare('INSERT INTO claims (key, shardHash, entry, owner) VALUES (?, ?, ?, ?)').run(
      key,
      hash32(shardGroupOf(key)),
      JSON.stringify(entry),
      owner,
    )
  }

  /** Returns the claims under a key, the latest first. */
  claimsAt(key: string): Claim[] {
    const rows = this.#prepare('SELECT id, entry, owner FROM claims WHERE key = ? ORDER BY id DESC').all(key)
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

  /** Yields the different keys in no particular order. */
  *keys(): Generator<string> {
    for (const { key } of this.#database.prepare('SELECT DISTINCT key FROM claims').iterate())
      yield String(key)
  }

  /** Yields all entries in the order of their claims. */
  *entries(): Generator<Entry> {
    for (const { entry } of this.#database.prepare('SELECT entry FROM claims ORDER BY id').iterate())
      yield JSON.parse(String(entry)) as Entry
  }

  /**
   * Yields the content of each of 2ⁿ shards, in order of the shards. Keys, and the entries of a key, are sorted.
   * @param shardBits n
   */
  *shards(shardBits: number): Generator<Shard> {
    // Sorting whole rows would map a file of all of them into memory.
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
 * Creates a shard whose keys and entries are sorted by UTF-16 code units, unlike in SQLite: a release must have the
 * same bytes on every machine.
 */
const toSortedShard = (entries: Map<string, Entry[]>): Shard =>
  Object.fromEntries(
    [...entries]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, keyEntries]) => [key, keyEntries.sort(compareAddresses)]),
  )
