import type { ByteReader } from '../../source/byte-reader.ts'
import type { Section, SectionReader } from './sections.ts'

/**
 * Maximum length, in bytes, of the line that begins a record. The bytes that were read can end within this
 * line.
 */
const maxVersionLineLength = 24

const versionLineStart = '\nWARC/'
const versionLinePattern = /^\nWARC\/\d\.\d{1,2}\r?\n/

function findVersionLineIndex(aheadBytes: Buffer): number {
  for (
    let breakIndex = aheadBytes.indexOf(versionLineStart);
    breakIndex >= 0;
    breakIndex = aheadBytes.indexOf(versionLineStart, breakIndex + 1)
  )
    if (versionLinePattern.test(aheadBytes.toString('latin1', breakIndex, breakIndex + maxVersionLineLength)))
      return breakIndex + 1
  return -1
}

/**
 * Skips to the next line that begins a record, but not past `endOffset`. Returns true if such a line was
 * found.
 */
export async function skipToRecord(
  reader: ByteReader,
  endOffset = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  for (;;) {
    // Peeks at as few bytes as possible, because bytes ahead can be damaged.
    const aheadBytes = await reader.peekAtLeast(maxVersionLineLength)
    const versionLineIndex = findVersionLineIndex(aheadBytes)
    if (versionLineIndex >= 0 && reader.position + versionLineIndex <= endOffset) {
      reader.consume(versionLineIndex)
      return true
    }
    const searchedByteCount =
      aheadBytes.length < maxVersionLineLength
        ? aheadBytes.length
        : aheadBytes.length - maxVersionLineLength + 1
    reader.consume(Math.min(searchedByteCount, endOffset - reader.position))
    if (aheadBytes.length < maxVersionLineLength || reader.position >= endOffset) return false
  }
}

/** True if only line breaks precede the next record or the end of the section. */
async function isBeforeRecordOrEnd(reader: ByteReader): Promise<boolean> {
  const aheadText = (await reader.peekAtLeast(16)).toString('latin1', 0, 16)
  return /^[\r\n]*(?:WARC\/|$)/.test(aheadText)
}

/** The end of a record's block. */
export interface BlockEnd {
  endOffset: number
  /** True if the block is as long as its record states. */
  isLengthCorrect: boolean
  /** True if the block is incomplete. */
  isTruncated: boolean
}

/**
 * Describes the end of the block that the reader has just skipped, up to the next record or the end of the
 * section.
 */
function describeSkippedBlockEnd(
  reader: ByteReader,
  blockOffset: number,
  statedLength: number | null,
): BlockEnd {
  const lineBreaksLength = /\r?\n\r?\n$/.exec(reader.lastConsumedBytes.toString('latin1'))?.[0].length ?? 0
  const endOffset = Math.max(blockOffset, reader.position - lineBreaksLength)
  // A complete block is followed by two line breaks, whatever length its record states.
  const isTruncated =
    statedLength !== null && endOffset - blockOffset < statedLength && lineBreaksLength === 0
  return { endOffset, isLengthCorrect: false, isTruncated }
}

/**
 * Skips the block at the reader's position, and describes its end. If the stated length is wrong, the block
 * ends before the next line that begins a record, or at the end of its section.
 */
export async function skipBlock(
  sectionReader: SectionReader,
  section: Section,
  statedLength: number | null,
): Promise<BlockEnd> {
  const blockOffset = sectionReader.byteReader.position
  const statedEndOffset = blockOffset + (statedLength ?? 0)
  let earlyRecordOffset: number | null = null
  if (sectionReader.isSeekable) await sectionReader.seekTo(section, statedEndOffset)
  else if (await skipToRecord(sectionReader.byteReader, statedEndOffset)) {
    earlyRecordOffset = sectionReader.byteReader.position
    await sectionReader.byteReader.skipTo(statedEndOffset)
  }
  const isStatedEndReached = sectionReader.byteReader.position === statedEndOffset
  if (statedLength !== null && isStatedEndReached && (await isBeforeRecordOrEnd(sectionReader.byteReader)))
    return { endOffset: statedEndOffset, isLengthCorrect: true, isTruncated: false }
  if (sectionReader.isSeekable) await sectionReader.seekTo(section, blockOffset)
  else if (earlyRecordOffset !== null) await sectionReader.seekTo(section, earlyRecordOffset)
  if (earlyRecordOffset === null) await skipToRecord(sectionReader.byteReader)
  return describeSkippedBlockEnd(sectionReader.byteReader, blockOffset, statedLength)
}
