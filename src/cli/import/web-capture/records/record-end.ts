import type { ByteReader } from '../../source/byte-reader.ts'
import type { Section, SectionReader } from './sections.ts'

/** Length of the longest record mark, which two reads can divide. */
const maxMark = 24

const markBegins = '\nWARC/'
const mark = /^\nWARC\/\d\.\d{1,2}\r?\n/

function findMark(window: Buffer): number {
  for (
    let markOffset = window.indexOf(markBegins);
    markOffset >= 0;
    markOffset = window.indexOf(markBegins, markOffset + 1)
  )
    if (mark.test(window.toString('latin1', markOffset, markOffset + maxMark))) return markOffset + 1
  return -1
}

/** Skips to the first line that begins a record, or to `until`, or to the end; true when there is such a line. */
export async function skipToRecord(reader: ByteReader, until = Number.POSITIVE_INFINITY): Promise<boolean> {
  for (;;) {
    // Peeks no more than needed, since bytes ahead can be damaged.
    const aheadBytes = await reader.peek(maxMark)
    const markIndex = findMark(aheadBytes)
    if (markIndex >= 0 && reader.position + markIndex <= until) {
      reader.consume(markIndex)
      return true
    }
    const searched = aheadBytes.length < maxMark ? aheadBytes.length : aheadBytes.length - maxMark + 1
    reader.consume(Math.min(searched, until - reader.position))
    if (aheadBytes.length < maxMark || reader.position >= until) return false
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
  isAsStated: boolean
  /** True when the block is incomplete. */
  isTruncated: boolean
}

/** Returns the end of the block that precedes the reader's position, where the next record begins. */
function endBeforeReader(reader: ByteReader, start: number, statedLength: number | null): BlockEnd {
  const lineEnds = /\r?\n\r?\n$/.exec(reader.lastConsumedBytes.toString('latin1'))?.[0].length ?? 0
  const end = Math.max(start, reader.position - lineEnds)
  // Two line ends follow a complete block, whatever length its record states.
  const isTruncated = statedLength !== null && end - start < statedLength && lineEnds === 0
  return { end, isAsStated: false, isTruncated }
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
  const target = start + (statedLength ?? 0)
  let markPosition: number | null = null
  if (sections.isSeekable) await sections.goTo(section, target)
  else if (await skipToRecord(sections.reader, target)) {
    markPosition = sections.reader.position
    await sections.reader.skipTo(target)
  }
  const isReached = sections.reader.position === target
  if (statedLength !== null && isReached && (await isFollowedByRecord(sections.reader)))
    return { end: target, isAsStated: true, isTruncated: false }
  if (sections.isSeekable) await sections.goTo(section, start)
  else if (markPosition !== null) await sections.goTo(section, markPosition)
  if (markPosition === null) await skipToRecord(sections.reader)
  return endBeforeReader(sections.reader, start, statedLength)
}
