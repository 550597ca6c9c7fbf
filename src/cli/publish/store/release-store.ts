import type { ObjectStore } from '../../../archive/objects.ts'
import type { ReadManyTexts } from '../../../archive/read-documents.ts'
import type { ReleasePointer } from '../../../archive/release-pointer.ts'
import type { Database } from './database.ts'

/** An object store that may be able to read many objects at a time. */
export type BulkObjectStore = ObjectStore & { readMany?: ReadManyTexts }

/** A stored object, identified by its key, or a stored picture, identified by its address. Never the pointer. */
export interface StoredObject {
  key: string
  /** Unix time in seconds; `null` if the store does not know it. */
  uploadedAt: number | null
}

/** A store's limits on a single write. */
interface BatchLimits {
  maxObjects: number
  maxCharacters: number
  /** Maximum number of batches in progress. */
  maxConcurrentBatches: number
}

/** A store that releases are published into. */
export interface PublicationStore extends BulkObjectStore {
  readonly batchLimits: BatchLimits
  /** Writes immutable objects, key → text. Resolves when they are stored. */
  writeObjects(objects: ReadonlyMap<string, string>): Promise<void>
  writePicture(name: string, bytes: Uint8Array, mediaType: string): Promise<void>
  readPointer(): Promise<ReleasePointer | null>
  /** Called as the last step of a publication. */
  writePointer(pointer: ReleasePointer): Promise<void>
  /**
   * Lists keys of objects and addresses of pictures that are known to be stored in addition to the served release's.
   */
  listKnownKeys(): Iterable<string>
}

/** A permanent store of releases. */
export interface ReleaseStore extends PublicationStore {
  /** Lists everything that is stored: objects, then pictures. */
  listStoredObjects(): AsyncIterable<StoredObject>
  /** Deletes objects and pictures; missing ones count as deleted. */
  deleteStoredObjects(keys: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** An archive: its releases, and the databases beside them. */
export interface OpenArchive extends ReleaseStore {
  search: Database
  /** The durable database. `applyMigrations` creates its tables. */
  corrections: Database
  /** Reads up to 100 objects at once. */
  readMany: ReadManyTexts
  /**
   * Prepares for writing. Called by the holder of the lease.
   * @param pruneCount the number of times the archive was pruned; keys recorded before the last pruning may have been
   * deleted
   */
  prepareWriting(pruneCount: number): Promise<void>
  /** Called before the pointer moves. @throws ArchiveError if the daily limit left objects unwritten */
  checkAllWritten(): void
}
