/**
 * Thrown if an archive cannot or must not be used as requested. The message gives the archivist the reason and the
 * remedy.
 */
export class ArchiveError extends Error {
  override name = 'ArchiveError'
}
