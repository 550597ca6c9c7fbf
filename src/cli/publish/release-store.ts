import type { ReadMany } from '../../archive/bulk.ts'
import type { ObjectStore } from '../../archive/objects.ts'
import type { Pointer } from '../../archive/pointer.ts'

/** Where releases are kept, seen from a publisher. */
export interface ReleaseStore extends ObjectStore {
  /** Writes immutable objects: key → text. */
  write(objects: ReadonlyMap<string, string>): Promise<void>
  /** Writes a picture under its name. */
  writeMedia(name: string, bytes: Uint8Array, mediaType: string): Promise<void>
  readPointer(): Promise<Pointer | null>
  /** The last step of a publication. */
  writePointer(pointer: Pointer): Promise<void>
  close(): Promise<void>
}

/** A release's objects, which may be read many at a time. */
export type IndexedStore = ReleaseStore & { readMany?: ReadMany }
