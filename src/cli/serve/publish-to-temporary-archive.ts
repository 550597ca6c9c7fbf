import type { ContentFault } from '../content/files/content-fault.ts'
import type { ProgressCounter } from '../progress.ts'
import { publish } from '../publish/publish.ts'
import type { Publication } from '../publish/write-release.ts'
import { createScratchArchive, type ScratchArchive } from './scratch-archive.ts'

/** A temporary archive of one content folder, separate from the local archive, and its only publication. */
export interface TemporaryArchive {
  store: ScratchArchive
  publication: Publication
}

/**
 * Publishes a content folder into a temporary archive.
 * @param archiveFolder an empty or missing folder
 * @returns the open archive, or the content's faults
 */
export async function publishToTemporaryArchive(
  contentFolder: string,
  archiveFolder: string,
  progress: ProgressCounter,
): Promise<TemporaryArchive | ContentFault[]> {
  const store = await createScratchArchive(archiveFolder)
  const publicationOrFaults = await publish(contentFolder, store, { isDryRun: false, progress })
  if (!Array.isArray(publicationOrFaults)) return { store, publication: publicationOrFaults }
  await store.close()
  return publicationOrFaults
}
