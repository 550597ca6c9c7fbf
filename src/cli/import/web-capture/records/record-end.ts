import type { ByteReader } from '../../source/byte-reader.ts'
import type { Section, Sections } from './sections.ts'

/** The longest mark, which may be cut in two. */
const overlap = 24

const markBegins = '\nWARC/'
const mark = /^\nWARC\/\d\.\d{1,2}\r?\n/

function findMark(window: Buffer): number {
  for (let at = window.indexOf(markBegins); at >= 0; at = window.indexOf(markBegins, at + 1))
    if (mark.test(window.toString('latin1', at, at + overlap))) return at + 1
  return -1
}

/** Goes to the first line that begins a record, or to `until`, or to the end. Whether there is such a line. */
export async function skipToRecord(reader: ByteReader, until = Number.POSITIVE_INFINITY): Promise<boolean> {
  for (;;) {
    // No more than is needed: what lies ahead may be damaged.
    const ahead = await reader.peek(overlap)
    const found = findMark(ahead)
    if (found >= 0 && reader.position + found <= until) {
      reader.consume(found)
      return true
    }
    const searched = ahead.length < overlap ? ahead.length : ahead.length - overlap + 1
    reader.consume(Math.min(searched, until - reader.position))
    if (ahead.length < overlap || reader.position >= until) return false
  }
}

/** Whether what follows is line ends, then a record or nothing. */
async function recordFollows(reader: ByteReader): Promise<boolean> {
  const ahead = (await reader.peek(16)).toString('latin1', 0, 16)
  return /^[\r\n]*(?:WARC\/|$)/.test(ahead)
}

/** Where a block ends. */
export interface BlockEnd {
  end: number
  /** Whether that is where its record says. */
  isAsStated: boolean
  /** Whether it lacks something. */
  cut: boolean
}

/** The end of a block where the reader is, between it and the next record. */
function endHere(reader: ByteReader, start: number, stated: number | null): BlockEnd {
  const lineEnds = /\r?\n\r?\n$/.exec(reader.lastBytes.toString('latin1'))?.[0].length ?? 0
  const end = Math.max(start, reader.position - lineEnds)
  // A block that is whole is followed by two line ends, whatever its record says of its length.
  const cut = stated !== null && end - start < stated && lineEnds === 0
  return { end, isAsStated: false, cut }
}

/**
 * Finds the end of the block that begins where the reader stands, and leaves the reader behind it. A length can be
 * wrong both ways: then the block ends before the next line that begins a record, or with its section.
 */
export async function findBlockEnd(
  sections: Sections,
  section: Section,
  stated: number | null,
): Promise<BlockEnd> {
  const start = sections.reader.position
  const target = start + (stated ?? 0)
  let passed: number | null = null
  if (sections.seekable) await sections.goTo(section, target)
  else if (await skipToRecord(sections.reader, target)) {
    passed = sections.reader.position
    await sections.reader.skipTo(target)
  }
  const reached = sections.reader.position === target
  if (stated !== null && reached && (await recordFollows(sections.reader)))
    return { end: target, isAsStated: true, cut: false }
  if (sections.seekable) await sections.goTo(section, start)
  else if (passed !== null) await sections.goTo(section, passed)
  if (passed === null) await skipToRecord(sections.reader)
  return endHere(sections.reader, start, stated)
}
