import type { ObjectStore } from '../../../archive/objects.ts'
import type { ReadManyTexts } from '../../../archive/read-documents.ts'
import type { ReleasePointer } from '../../../archive/release-pointer.ts'
import type { Database } from './database.ts'

/** An object store that may also be able to read many objects at a time. */
export type BulkObjectStore = ObjectStore & { readMany?: ReadManyTexts }

/** A stored object or picture, never the pointer. The key of a picture is its address. */
export interface StoredObject {
  key: string
  /** Unix time in seconds; `null` if it is unknown. */
  uploadedAt: number | null
}

/** A store's limits on writing objects in batches. */
interface BatchLimits {
  maxObjects: number
  maxCharacters: number
  /** Maximum number of batches in progress. */
  maxConcurrentBatches: number
}

/** A store to which releases are published. */
export interface PublicationStore extends BulkObjectStore {
  readonly batchLimits: BatchLimits
  /** Writes immutable objects, key → text. Resolves when they are stored. */
  writeObjects(objects: ReadonlyMap<string, string>): Promise<void>
  writePicture(name: string, bytes: Uint8Array, mediaType: string): Promise<void>
  readPointer(): Promise<ReleasePointer | null>
  /** Writes the pointer, as the last step of a publication. */
  writePointer(pointer: ReleasePointer): Promise<void>
  /**
   * Lists the keys of objects and pictures that are known to be stored, in addition to those of the served release.
   */
  listKnownKeys(): Iterable<string>
}

/** A permanent store of releases, whose content can be listed and deleted. */
export interface ReleaseStore extends PublicationStore {
  /** Lists everything that is stored: objects, then pictures. */
  listStoredObjects(): AsyncIterable<StoredObject>
  /** Deletes objects and pictures. Ignores missing ones. */
  deleteStoredObjects(keys: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** An open archive: its store of releases, and its databases. */
export interface OpenArchive extends ReleaseStore {
  search: Database
  /** The durable database. `applyMigrations` creates its tables. */
  corrections: Database
  /** Reads up to 100 objects at once. */
  readMany: ReadManyTexts
  /**
   * Prepares for writing. Called only by the holder of the lease.
   * @param pruneCount the number of times the archive has been pruned; keys recorded before the last prune may have
   * been deleted
   */
  prepareWriting(pruneCount: number): Promise<void>
  /**
   * Checks that every object was written, before the pointer is moved. @throws ArchiveError if the daily limit was
   * reached first
   */
  checkAllWritten(): void
}
