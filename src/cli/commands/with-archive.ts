import type { ReleasePointer } from '../../archive/release-pointer.ts'
import type { ExitStatus } from '../command.ts'
import { type ArchiveTarget, openArchive } from '../publish/archives/open-archive.ts'
import { createNothingPublishedError } from '../publish/store/archive-error.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'

/**
 * Opens the local or the deployed archive for an action, and closes it afterwards.
 * @throws ArchiveError if the archive cannot be reached
 */
export async function withArchive(
  { limit = null, ...targetOptions }: Omit<ArchiveTarget, 'dailyWriteLimit'> & { limit?: number | null },
  runAction: (archive: OpenArchive) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const archive = await openArchive({ ...targetOptions, dailyWriteLimit: limit })
  return runAction(archive).finally(archive.close)
}

/** Reads the pointer to the served release. @throws ArchiveError if nothing has been published */
export async function readPublishedPointer(store: Pick<OpenArchive, 'readPointer'>): Promise<ReleasePointer> {
  const pointer = await store.readPointer()
  if (pointer) return pointer
  throw createNothingPublishedError()
}
