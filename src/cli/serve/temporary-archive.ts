import type { ContentFault } from '../content/files/content-fault.ts'
import type { Progress } from '../progress.ts'
import { openLocalArchive } from '../publish/archives/local/local-archive.ts'
import { publish } from '../publish/publish.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import type { Publication } from '../publish/write-release.ts'

/** An archive of one content folder, apart from the local archive. */
export interface TemporaryArchive {
  store: OpenArchive
  publication: Publication
  /** Wrangler's state folder. */
  persistTo: string
}

/** Publishes a content folder into an archive of its own. @returns the open archive, or the content's faults */
export async function publishTemporarily(
  contentFolder: string,
  persistTo: string,
  progress: Progress,
): Promise<TemporaryArchive | ContentFault[]> {
  const store = await openLocalArchive(persistTo)
  const publication = await publish(contentFolder, store, { dry: false, progress })
  if (!Array.isArray(publication)) return { store, publication, persistTo }
  await store.close()
  return publication
}
