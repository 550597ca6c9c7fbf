/** Thrown when an archive cannot or must not be used this way now. The message tells the archivist why, and the remedy. */
export class ArchiveError extends Error {
  override name = 'ArchiveError'
}
