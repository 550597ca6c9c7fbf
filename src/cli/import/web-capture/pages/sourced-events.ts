import { createRejection, type SourcedEvent, type SourceFile } from '../../importer.ts'

/** Reports a skipped record, with a short reason. */
export const createSkippedEvent = (source: SourceFile, recordName: string, why: string): SourcedEvent => ({
  source,
  event: { kind: 'skipped', file: source.file, why, record: recordName },
})

/** Reports a rejected record, or a rejected file where `recordName` is `null`. */
export const createRejectionEvent = (
  source: SourceFile,
  recordName: string | null,
  reason: string,
): SourcedEvent => ({
  source,
  event: createRejection(source.file, reason, recordName),
})

/** Warns about files that were read together. */
export function createWarningEvents([first, ...others]: readonly SourceFile[], text: string): SourcedEvent[] {
  if (!first) return []
  const file = others.length === 0 ? first.file : `${first.file} and ${others.length} more`
  return [{ source: first, event: { kind: 'warning', file, text } }]
}
