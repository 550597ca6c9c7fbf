import type { ByteSource } from '../../source/byte-source.ts'
import { DamageError } from '../../source/damage-error.ts'
import { isGzip } from '../../source/gzip-member.ts'
import { GzipSectionReader } from './gzip-sections.ts'
import { readNextRecord, type UnreadableRecord, type WarcRecord } from './record.ts'
import { PlainSectionReader, type SectionReader } from './sections.ts'

/** Opens a reader for the sections of a WARC file, compressed or not. */
export async function openSectionReader(byteSource: ByteSource): Promise<SectionReader> {
  for await (const chunk of byteSource.streamFrom(0)) {
    if (isGzip(chunk)) return new GzipSectionReader(byteSource)
    break
  }
  return new PlainSectionReader(byteSource)
}

/** Returns what `read` returns, or the error if the file is damaged there. */
async function readOrCatchDamage<Read>(read: () => Promise<Read>): Promise<Read | DamageError> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof DamageError) return error
    throw error
  }
}

/**
 * Yields every record and every unreadable part of a WARC file, in order. After damage, continues with the
 * next record, unless nothing after the damage can be read.
 */
export async function* readRecords(
  fileIndex: number,
  sectionReader: SectionReader,
): AsyncGenerator<WarcRecord | UnreadableRecord> {
  for (;;) {
    const section = await readOrCatchDamage(() => sectionReader.nextSection())
    if (section === null) return
    if (section instanceof DamageError) {
      yield { reason: section.message, section: null, offsetInSection: 0 }
      if (section.isFinal) return
      continue
    }
    if (section.damageReason !== null) yield { reason: section.damageReason, section, offsetInSection: 0 }
    for (let hasMoreRecords = section.damageReason === null; hasMoreRecords; ) {
      const offsetInSection = sectionReader.byteReader.position
      const record = await readOrCatchDamage(() => readNextRecord(fileIndex, sectionReader, section))
      hasMoreRecords = record !== null && !(record instanceof DamageError)
      if (record instanceof DamageError) yield { reason: record.message, section, offsetInSection }
      else if (record !== null) yield record
      if (record instanceof DamageError && record.isFinal) return
    }
  }
}
