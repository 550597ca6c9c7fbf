import type { ObjectStore } from '../../../archive/objects.ts'
import type { ReadMany } from '../../../archive/read-documents.ts'
import type { ReleasePointer } from '../../../archive/release-pointer.ts'
import type { Database } from './database.ts'

/** Something that a store holds: an object by its key, a picture by its address. Never the pointer. */
export interface StoredObject {
  key: string
  /** Unix seconds; `null` where the store does not know. */
  uploaded: number | null
}

/** How much a store takes at once. */
export interface BatchLimits {
  objects: number
  characters: number
  /** How many batches may be under way together. */
  together: number
}

/** Where releases are kept, seen from a publisher. */
export interface ReleaseStore extends ObjectStore {
  readonly batch: BatchLimits
  /** Writes immutable objects: key → text. Resolves when they are kept. */
  write(objects: ReadonlyMap<string, string>): Promise<void>
  /** Writes a picture under its name. */
  writePicture(name: string, bytes: Uint8Array, mediaType: string): Promise<void>
  readPointer(): Promise<ReleasePointer | null>
  /** The last step of a publication. */
  writePointer(pointer: ReleasePointer): Promise<void>
  /** What is known to be kept without being asked for, beside what the served release reaches: keys, and addresses of pictures. */
  knownKeys(): Iterable<string>
  /** Everything that is kept: objects, then pictures. */
  list(): AsyncIterable<StoredObject>
  /** Deletes objects and pictures. What is not there is deleted already. */
  delete(keys: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** An archive: its releases, and the databases beside them. */
export interface OpenArchive extends ReleaseStore {
  search: Database
  /** What cannot be made anew. Its tables are there once `migrate` has run. */
  corrections: Database
  /** Reads up to 100 objects at once. */
  readMany: ReadMany
  /**
   * Called before anything is written, by the holder of the lease.
   * @param prunes how often the archive was pruned: what is remembered from before the last time is no knowledge
   */
  begin(prunes: number): Promise<void>
  /** Called before the pointer moves. @throws Refusal when something that was to be written had to be left for later */
  checkComplete(): void
}

/** Objects, which may be readable many at a time. */
export type BulkObjectStore = ObjectStore & { readMany?: ReadMany }

/** Where releases are published, which may offer the same. */
export type PublishedStore = ReleaseStore & BulkObjectStore
