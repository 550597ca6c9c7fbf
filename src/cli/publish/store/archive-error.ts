/** Thrown where something may not be done now. Its message says why, and what to do: it is for the archivist. */
export class ArchiveError extends Error {
  override name = 'Refusal'
}
