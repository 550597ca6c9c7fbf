import { formatArchiveCommand } from '../../content/files/command-text.ts'

/**
 * Thrown if an archive cannot or must not be used as requested. The message tells the archivist why, and what to do.
 */
export class ArchiveError extends Error {
  override name = 'ArchiveError'
}

/** Creates the error to throw if an archive has no release. */
export const createNothingPublishedError = (): ArchiveError =>
  new ArchiveError(`nothing has been published to this archive yet: run ${formatArchiveCommand('publish')}`)
