import type { ContentFault } from '../content/files/content-fault.ts'
import type { Progress } from '../progress.ts'
import { openLocalArchive } from '../publish/archives/local/local-archive.ts'
import { type Publication, publish } from '../publish/publish.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'

/** An archive that nobody else serves, of one content folder. */
export interface TemporaryArchive {
  store: OpenArchive
  publication: Publication
  /** As wrangler's `--persist-to`. */
  persistTo: string
}

/** Publishes content into an archive of its own: the one that is served stays as it is. Its faults, if it has any. */
export async function publishAside(
  content: string,
  persistTo: string,
  progress: Progress,
): Promise<TemporaryArchive | ContentFault[]> {
  const store = await openLocalArchive(persistTo)
  const publication = await publish(content, store, { dry: false, progress })
  if (!Array.isArray(publication)) return { store, publication, persistTo }
  await store.close()
  return publication
}
