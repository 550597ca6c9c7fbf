import { createRejection, type SourcedEvent, type SourceFile } from '../../importer.ts'
import { countNoun } from '../../text/count-noun.ts'

export const createSkippedEvent = (
  source: SourceFile,
  recordName: string,
  skipReason: string,
): SourcedEvent => ({
  source,
  event: { kind: 'skipped', file: source.file, why: skipReason, record: recordName },
})

/** Creates a rejection of a record or, if `recordName` is `null`, of the whole file. */
export const createRejectionEvent = (
  source: SourceFile,
  recordName: string | null,
  reason: string,
): SourcedEvent => ({
  source,
  event: createRejection(source.file, reason, recordName),
})

/** Creates one warning about files that were read together, or none if there are no files. */
export function createWarningEvents(
  [firstSource, ...otherSources]: readonly SourceFile[],
  warningText: string,
): SourcedEvent[] {
  if (!firstSource) return []
  const file =
    otherSources.length === 0
      ? firstSource.file
      : `${firstSource.file} and ${countNoun(otherSources.length, 'other file')}`
  return [{ source: firstSource, event: { kind: 'warning', file, text: warningText } }]
}
