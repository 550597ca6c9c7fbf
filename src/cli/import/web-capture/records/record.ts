import type { ByteReader } from '../../source/byte-reader.ts'
import { findHeaderEnd, type HeaderBlock, longestHeader, parseHeaderBlock } from '../http/header-block.ts'
import { findBlockEnd, skipToRecord } from './record-end.ts'
import type { Section, Sections } from './sections.ts'

/** Where a record is. */
export interface RecordPosition {
  /** The file in a WACZ; 0 where there is one. */
  volume: number
  section: Section
  /** In its section. */
  start: number
  blockStart: number
  end: number
}

/** A record, but for its block: of that, the beginning only. */
export interface WarcRecord {
  header: HeaderBlock
  position: RecordPosition
  beginning: Buffer
  /** Whether its length is the one it states. */
  hasStatedLength: boolean
}

/** What is no record, or a damaged one. */
export interface UnreadableRecord {
  reason: string
  section: Section | null
  start: number
}

const [carriageReturn, lineFeed] = [13, 10]

/** Everything up to an empty line, as far as that is near enough, and what is read ahead. */
async function peekHeader(reader: ByteReader): Promise<Buffer> {
  for (let size = 4 * 1024; ; size *= 4) {
    const ahead = await reader.peek(size)
    if (ahead.length < size || size >= longestHeader || findHeaderEnd(ahead) >= 0) return ahead
  }
}

const statedLength = (header: HeaderBlock) => {
  const text = header.fields.get('content-length') ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** The record where the reader stands; `null` at the end of the section. @throws {Damage} */
export async function nextRecord(
  volume: number,
  sections: Sections,
  section: Section,
): Promise<WarcRecord | UnreadableRecord | null> {
  await sections.reader.skipOver([carriageReturn, lineFeed])
  if (await sections.reader.isAtEnd()) return null
  const start = sections.reader.position
  const header = parseHeaderBlock(await peekHeader(sections.reader))
  if (!header || !/^WARC\/\d/.test(header.first)) {
    await skipToRecord(sections.reader)
    return { reason: 'is no WARC record', section, start }
  }
  sections.reader.consume(header.length)
  const blockStart = sections.reader.position
  const beginning = await peekHeader(sections.reader)
  const stated = statedLength(header)
  const { end, isAsStated, cut } = await findBlockEnd(sections, section, stated)
  section.records++
  if (cut) return { reason: `is cut short: ${end - blockStart} of ${stated} bytes are there`, section, start }
  return {
    header,
    position: { volume, section, start, blockStart, end },
    beginning: beginning.subarray(0, end - blockStart),
    hasStatedLength: isAsStated,
  }
}
