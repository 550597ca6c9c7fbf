import type { ByteReader } from '../../source/byte-reader.ts'
import { copyAgainRemedy } from '../../source/damage-error.ts'
import {
  findHeaderEnd,
  type HeaderBlock,
  maxHeaderBytes,
  parseHeaderBlock,
} from '../../source/header-block.ts'
import { findBlockEnd, skipToRecord } from './record-end.ts'
import type { Section, SectionReader } from './sections.ts'

/** The position of a record. */
export interface RecordPosition {
  /** Index of its WARC file. */
  fileIndex: number
  section: Section
  /** Offset in its section. */
  start: number
  blockStart: number
  end: number
}

/** A record, with only the beginning of its block. */
export interface WarcRecord {
  header: HeaderBlock
  position: RecordPosition
  blockBeginning: Buffer
  /** True when its length is as stated. */
  hasStatedLength: boolean
}

/** Bytes that are not a record, or a damaged record. */
export interface UnreadableRecord {
  reason: string
  section: Section | null
  start: number
}

const [carriageReturnByte, lineFeedByte] = [13, 10]

/** Peeks at a header up to its empty line, within the limit, and bytes after it. */
async function peekHeader(reader: ByteReader): Promise<Buffer> {
  for (let size = 4 * 1024; ; size *= 4) {
    const aheadBytes = await reader.peek(size)
    if (aheadBytes.length < size || size >= maxHeaderBytes || findHeaderEnd(aheadBytes) >= 0)
      return aheadBytes
  }
}

const parseStatedLength = (header: HeaderBlock) => {
  const text = header.fields.get('content-length') ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/**
 * Reads the record at the reader's position; `null` at the end of the section.
 * @throws {DamageError}
 */
export async function readNextRecord(
  fileIndex: number,
  sections: SectionReader,
  section: Section,
): Promise<WarcRecord | UnreadableRecord | null> {
  await sections.reader.skipOver([carriageReturnByte, lineFeedByte])
  if (await sections.reader.isAtEnd()) return null
  const start = sections.reader.position
  const header = parseHeaderBlock(await peekHeader(sections.reader))
  if (!header || !/^WARC\/\d/.test(header.firstLine)) {
    await skipToRecord(sections.reader)
    return {
      reason:
        'is not a WARC record, so the import skipped to the next one: make the file again, for example with `warcio recompress old.warc.gz new.warc.gz`',
      section,
      start,
    }
  }
  sections.reader.consume(header.byteLength)
  const blockStart = sections.reader.position
  const beginning = await peekHeader(sections.reader)
  const statedLength = parseStatedLength(header)
  const { end, hasStatedLength, isTruncated } = await findBlockEnd(sections, section, statedLength)
  section.recordCount++
  if (isTruncated)
    return {
      reason: `is cut short, since only ${end - blockStart} of its ${statedLength} bytes remain: ${copyAgainRemedy}`,
      section,
      start,
    }
  return {
    header,
    position: { fileIndex, section, start, blockStart, end },
    blockBeginning: beginning.subarray(0, end - blockStart),
    hasStatedLength: hasStatedLength,
  }
}
