import type { ByteReader } from '../../source/byte-reader.ts'
import { copyAgainRemedy } from '../../source/damage-error.ts'
import {
  findHeaderEnd,
  type HeaderBlock,
  maxHeaderBytes,
  parseHeaderBlock,
} from '../../source/header-block.ts'
import { skipBlock, skipToRecord } from './record-end.ts'
import type { Section, SectionReader } from './sections.ts'

/** The position of a record in the WARC files. */
export interface RecordPosition {
  /** Index of the WARC file. */
  fileIndex: number
  section: Section
  /** Offset of the record in its section. */
  offsetInSection: number
  /** Offsets, also in the section, at which the record's block begins and ends. */
  blockOffset: number
  endOffset: number
}

/** A WARC record, with only the beginning of its block. */
export interface WarcRecord {
  header: HeaderBlock
  position: RecordPosition
  blockBeginning: Buffer
  /** True if its block is as long as stated. */
  isLengthCorrect: boolean
}

/** Bytes that are not a record, or a damaged record. */
export interface UnreadableRecord {
  reason: string
  section: Section | null
  offsetInSection: number
}

const [carriageReturnByte, lineFeedByte] = [13, 10]

/**
 * Peeks at a header or, if it is longer, at about its first `maxHeaderBytes`. The result can include bytes
 * after the header.
 */
async function peekHeader(reader: ByteReader): Promise<Buffer> {
  for (let byteCount = 4 * 1024; ; byteCount *= 4) {
    const aheadBytes = await reader.peekAtLeast(byteCount)
    if (aheadBytes.length < byteCount || byteCount >= maxHeaderBytes || findHeaderEnd(aheadBytes) >= 0)
      return aheadBytes
  }
}

const parseStatedLength = (header: HeaderBlock) => {
  const text = header.fields.get('content-length') ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/**
 * Reads the record at the reader's position. Returns `null` at the end of the section. If the bytes are not a
 * record, skips to the next one.
 * @throws {DamageError} if the file cannot be read or decompressed here
 */
export async function readNextRecord(
  fileIndex: number,
  sectionReader: SectionReader,
  section: Section,
): Promise<WarcRecord | UnreadableRecord | null> {
  await sectionReader.byteReader.skipOverBytes([carriageReturnByte, lineFeedByte])
  if (await sectionReader.byteReader.isAtEnd()) return null
  const offsetInSection = sectionReader.byteReader.position
  const header = parseHeaderBlock(await peekHeader(sectionReader.byteReader))
  if (!header || !/^WARC\/\d/.test(header.firstLine)) {
    await skipToRecord(sectionReader.byteReader)
    return {
      reason: `is not a WARC record, so the import skipped to the next one: ${copyAgainRemedy}`,
      section,
      offsetInSection,
    }
  }
  sectionReader.byteReader.consume(header.byteLength)
  const blockOffset = sectionReader.byteReader.position
  const aheadBytes = await peekHeader(sectionReader.byteReader)
  const statedLength = parseStatedLength(header)
  const { endOffset, isLengthCorrect, isTruncated } = await skipBlock(sectionReader, section, statedLength)
  section.recordCount++
  if (isTruncated)
    return {
      reason: `is cut short, since only ${endOffset - blockOffset} of its ${statedLength} bytes remain: ${copyAgainRemedy}`,
      section,
      offsetInSection,
    }
  return {
    header,
    position: { fileIndex, section, offsetInSection, blockOffset, endOffset },
    blockBeginning: aheadBytes.subarray(0, endOffset - blockOffset),
    isLengthCorrect,
  }
}
