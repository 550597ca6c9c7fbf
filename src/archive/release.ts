import type { Document } from '../model/document.ts'
import { objectKey } from './keys.ts'
import { type ObjectStore, readObject } from './objects.ts'
import type { Root } from './root.ts'
import type { Entry } from './shard.ts'

/** The root of a release. @throws UnreadableObject */
export const readRoot = (store: ObjectStore, digest: string): Promise<Root> =>
  readObject<Root>(store, objectKey('root', digest))

/** The document that an entry names. @throws UnreadableObject */
export const readDocument = (
  store: ObjectStore,
  entry: Extract<Entry, { digest: string }>,
): Promise<Document> => readObject<Document>(store, objectKey(entry.kind, entry.digest))
