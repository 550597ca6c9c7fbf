import { hash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { countShards } from '../../../../archive/entries.ts'
import { toObjectKey } from '../../../../archive/keys.ts'
import { readRoot } from '../../../../archive/release.ts'
import { parsePointer, type ReleasePointer } from '../../../../archive/release-pointer.ts'
import { shardDigestAt } from '../../../../archive/root.ts'
import { analysisVersion } from '../../../../search/indexed-article.ts'
import { chunksOf, kvKeysPerRead } from '../../../content/files/chunks.ts'
import { readBoundResources } from '../../wrangler/bound-resources.ts'
import { migrationsFolder } from '../../wrangler/project-files.ts'
import { toDatabasePath } from './database-file.ts'
import { runtimeFolderOf } from './runtime-folder.ts'
import { openStoredValues, type StoredValues } from './stored-values.ts'

type Row = Record<string, unknown>

/**
 * Runs queries on a database of the local archive. @returns the rows of each query. @throws Error if the database or a
 * queried table does not exist
 */
function queryDatabase(runtimeFolder: string, databaseId: string, ...queries: string[]): Row[][] {
  const database = new DatabaseSync(toDatabasePath(runtimeFolder, databaseId), { readOnly: true })
  try {
    return queries.map((sql) => database.prepare(sql).all())
  } finally {
    database.close()
  }
}

/**
 * True if the lease is free, its row contains the served pointer, the harvesters' records belong to the served
 * release, and all migrations have been applied.
 */
function isIdleAndCurrent(
  runtimeFolder: string,
  correctionsDatabaseId: string,
  pointer: ReleasePointer,
): boolean {
  const [leaseRows = [], harvestRows = [], migrationRows = []] = queryDatabase(
    runtimeFolder,
    correctionsDatabaseId,
    'SELECT pointer, holder FROM lease',
    'SELECT root FROM harvest',
    'SELECT name FROM d1_migrations',
  )
  const leasePointer = parsePointer(String(leaseRows[0]?.pointer ?? ''))
  const appliedMigrations = new Set(migrationRows.map(({ name }) => name))
  const requiredMigrations = readdirSync(migrationsFolder).filter((name) => name.endsWith('.sql'))
  return (
    leaseRows[0]?.holder === null &&
    leasePointer?.root === pointer.root &&
    leasePointer.sequence === pointer.sequence &&
    harvestRows[0]?.root === pointer.root &&
    requiredMigrations.every((name) => appliedMigrations.has(name))
  )
}

/** True if the search index was built from this release, with the current version of the text analysis. */
function isSearchIndexCurrent(runtimeFolder: string, searchDatabaseId: string, rootDigest: string): boolean {
  const [stateRows = []] = queryDatabase(runtimeFolder, searchDatabaseId, 'SELECT root, analysis FROM state')
  return stateRows[0]?.root === rootDigest && stateRows[0].analysis === analysisVersion
}

/** True if all shards of a release are stored undamaged. Throws if the root is missing or damaged. */
async function areRootAndShardsStored(storedValues: StoredValues, rootDigest: string): Promise<boolean> {
  const root = await readRoot(storedValues, rootDigest)
  const shardDigests = Array.from({ length: countShards(root) }, (_, index) => shardDigestAt(root, index))
  for (const digests of chunksOf(shardDigests, kvKeysPerRead)) {
    const bytesOfShards = await storedValues.readValues(digests.map((digest) => toObjectKey('shard', digest)))
    const hasDigest = (bytes: Uint8Array | null | undefined, digest: string | undefined) =>
      bytes != null && hash('sha256', bytes) === digest
    if (!bytesOfShards.every((bytes, position) => hasDigest(bytes, digests[position]))) return false
  }
  return true
}

async function readRootDigestIfCurrent(runtimeFolder: string): Promise<string | null> {
  const { namespaceId, searchDatabaseId, correctionsDatabaseId } = readBoundResources('local')
  const storedValues = openStoredValues(runtimeFolder, namespaceId)
  if (!storedValues) return null
  try {
    const pointer = await storedValues.readPointer()
    const isCurrent =
      pointer !== null &&
      isIdleAndCurrent(runtimeFolder, correctionsDatabaseId, pointer) &&
      isSearchIndexCurrent(runtimeFolder, searchDatabaseId, pointer.root) &&
      (await areRootAndShardsStored(storedValues, pointer.root))
    return isCurrent ? pointer.root : null
  } finally {
    storedValues.close()
  }
}

/**
 * Reads the root digest of the release that the local archive serves, from Miniflare's files and without starting the
 * Workers runtime. Returns `null` in any of these cases:
 * - the root or a shard is missing or damaged;
 * - the search index or the harvesters' records are out of date, or a migration is pending;
 * - a command is changing the archive;
 * - the files cannot be read, or were written by another version of Miniflare.
 */
export const readServedRootDigestIfCurrent = (persistTo: string): Promise<string | null> =>
  readRootDigestIfCurrent(runtimeFolderOf(persistTo)).catch(() => null)
