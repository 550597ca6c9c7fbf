import type { ByteReader } from '../../source/byte-reader.ts'
import type { Section, SectionReader } from './sections.ts'

/** Length of the longest record mark. One read may end within a mark. */
const maxMarkLength = 24

const recordMarkStart = '\nWARC/'
const recordMarkPattern = /^\nWARC\/\d\.\d{1,2}\r?\n/

function findRecordMark(window: Buffer): number {
  for (
    let markOffset = window.indexOf(recordMarkStart);
    markOffset >= 0;
    markOffset = window.indexOf(recordMarkStart, markOffset + 1)
  )
    if (recordMarkPattern.test(window.toString('latin1', markOffset, markOffset + maxMarkLength)))
      return markOffset + 1
  return -1
}

/** Skips to the first line that begins a record, to `endPosition` or to the end; true if such a line was found. */
export async function skipToRecord(
  reader: ByteReader,
  endPosition = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  for (;;) {
    // Peeks no more than needed, since bytes ahead can be damaged.
    const aheadBytes = await reader.peek(maxMarkLength)
    const markIndex = findRecordMark(aheadBytes)
    if (markIndex >= 0 && reader.position + markIndex <= endPosition) {
      reader.consume(markIndex)
      return true
    }
    const searched =
      aheadBytes.length < maxMarkLength ? aheadBytes.length : aheadBytes.length - maxMarkLength + 1
    reader.consume(Math.min(searched, endPosition - reader.position))
    if (aheadBytes.length < maxMarkLength || reader.position >= endPosition) return false
  }
}

/** True when only line ends precede the next record or the end. */
async function isFollowedByRecord(reader: ByteReader): Promise<boolean> {
  const aheadText = (await reader.peek(16)).toString('latin1', 0, 16)
  return /^[\r\n]*(?:WARC\/|$)/.test(aheadText)
}

/** The end of a block. */
export interface BlockEnd {
  end: number
  /** True when the block is as long as its record states. */
  hasStatedLength: boolean
  /** True when the block is incomplete. */
  isTruncated: boolean
}

/** Returns the end of the block that precedes the reader's position, where the next record begins. */
function createBlockEnd(reader: ByteReader, start: number, statedLength: number | null): BlockEnd {
  const lineEnds = /\r?\n\r?\n$/.exec(reader.lastConsumedBytes.toString('latin1'))?.[0].length ?? 0
  const end = Math.max(start, reader.position - lineEnds)
  // Two line ends follow a complete block, whatever length its record states.
  const isTruncated = statedLength !== null && end - start < statedLength && lineEnds === 0
  return { end, hasStatedLength: false, isTruncated }
}

/**
 * Finds the end of the block at the reader's position, and leaves the reader just past it. A stated length can be wrong
 * both ways: then the block ends before the next line that begins a record, or with its section.
 */
export async function findBlockEnd(
  sections: SectionReader,
  section: Section,
  statedLength: number | null,
): Promise<BlockEnd> {
  const start = sections.reader.position
  const statedEnd = start + (statedLength ?? 0)
  let markPosition: number | null = null
  if (sections.isSeekable) await sections.goTo(section, statedEnd)
  else if (await skipToRecord(sections.reader, statedEnd)) {
    markPosition = sections.reader.position
    await sections.reader.skipTo(statedEnd)
  }
  const isReached = sections.reader.position === statedEnd
  if (statedLength !== null && isReached && (await isFollowedByRecord(sections.reader)))
    return { end: statedEnd, hasStatedLength: true, isTruncated: false }
  if (sections.isSeekable) await sections.goTo(section, start)
  else if (markPosition !== null) await sections.goTo(section, markPosition)
  if (markPosition === null) await skipToRecord(sections.reader)
  return createBlockEnd(sections.reader, start, statedLength)
}
