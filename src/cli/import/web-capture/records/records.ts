import type { ByteSource } from '../../source/byte-source.ts'
import { DamageError } from '../../source/damage-error.ts'
import { isGzip } from '../../source/gzip-member.ts'
import { GzipSectionReader } from './gzip-sections.ts'
import { readNextRecord, type UnreadableRecord, type WarcRecord } from './record.ts'
import { PlainSectionReader, type SectionReader } from './sections.ts'

/** Opens a WARC file, compressed or not. */
export async function openSectionReader(bytes: ByteSource): Promise<SectionReader> {
  for await (const chunk of bytes.stream(0)) {
    if (isGzip(chunk)) return new GzipSectionReader(bytes)
    break
  }
  return new PlainSectionReader(bytes)
}

async function catchDamage<Read>(read: () => Promise<Read>): Promise<Read | DamageError> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof DamageError) return error
    throw error
  }
}

/** Yields every record of a WARC file in order, and unreadable parts; continues after damage with the next record. */
export async function* readRecords(
  fileIndex: number,
  sections: SectionReader,
): AsyncGenerator<WarcRecord | UnreadableRecord> {
  for (;;) {
    const section = await catchDamage(() => sections.nextSection())
    if (section === null) return
    if (section instanceof DamageError) {
      yield { reason: section.message, section: null, start: 0 }
      if (section.isFinal) return
      continue
    }
    if (section.damageReason !== null) yield { reason: section.damageReason, section, start: 0 }
    for (let isReadable = section.damageReason === null; isReadable; ) {
      const start = sections.reader.position
      const record = await catchDamage(() => readNextRecord(fileIndex, sections, section))
      isReadable = record !== null && !(record instanceof DamageError)
      if (record instanceof DamageError) yield { reason: record.message, section, start }
      else if (record !== null) yield record
      if (record instanceof DamageError && record.isFinal) return
    }
  }
}
