/**
 * Thrown if an archive cannot or must not be used as requested. The message tells the archivist why, and what to do.
 */
export class ArchiveError extends Error {
  override name = 'ArchiveError'
}
