import { readRoot } from '../../../archive/release.ts'
import type { Progress } from '../../progress.ts'
import type { Database } from '../store/database.ts'
import type { ReleaseStore } from '../store/release-store.ts'
import { fillIndex, type IndexChange, updateIndex } from './fill-index.ts'

interface Options {
  progress: Progress
  /** Address → date of publication, as far as the caller knows it already. */
  dates?: ReadonlyMap<string, string>
  /** Fill the index anew, whatever it says of itself. */
  anew?: boolean
}

/**
 * Makes the index that of the release which the pointer names: after a publication, a rollback, or on request.
 * @returns what was done; `null` when nothing has been published
 * @throws UnreadableObject
 */
export async function updateSearchIndex(
  store: ReleaseStore,
  database: Database,
  { anew = false, ...options }: Options,
): Promise<IndexChange | null> {
  const pointer = await store.readPointer()
  if (!pointer) return null
  const release = { store, id: pointer.root, root: await readRoot(store, pointer.root) }
  return anew ? fillIndex(database, release, options) : updateIndex(database, release, options)
}
