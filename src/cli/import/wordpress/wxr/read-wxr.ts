import type { SourceFile } from '../../importer.ts'
import { readUnpacked, unpackHead } from '../../source/read-unpacked.ts'
import { decodeXml, type RepairCounts } from '../../xml/decode-xml.ts'
import type { WxrEvent } from './wxr-item.ts'
import { WxrStream } from './wxr-stream.ts'

/** Counts of repaired and tolerated faults in an export. */
export interface ExportRepairs extends RepairCounts {
  /** Unknown entities, and other faults that do not affect the structure. */
  tolerated: number
}

export const createExportRepairs = (): ExportRepairs => ({
  foreignBytes: 0,
  controlCharacters: 0,
  ampersands: 0,
  tolerated: 0,
})

/**
 * Reads a plain or gzip export as a stream of events, in bounded memory. Events before a fault remain valid. Adds to
 * `repairs` while reading.
 */
export async function* readWxr(source: SourceFile, repairs: ExportRepairs): AsyncGenerator<WxrEvent> {
  const stream = new WxrStream()
  let failure: string | null = null
  for await (const piece of decodeXml(readUnpacked(source), unpackHead(source), repairs)) {
    if (typeof piece !== 'string') failure = piece.reason
    else yield* stream.feed(piece)
    repairs.tolerated = stream.tolerated
    if (failure !== null || stream.ended) break
  }
  yield* stream.end(failure)
}
