import type { SourceFile } from '../../importer.ts'
import { readUnpacked, unpackHeadOrEmpty } from '../../source/read-unpacked.ts'
import { decodeXml, type XmlRepairCounts } from '../../xml/decode-xml.ts'
import { ResumingWxrReader } from './resuming-wxr-reader.ts'
import type { WxrEvent } from './wxr-item.ts'

/** Counts of repaired and tolerated faults in an export. */
export interface ExportRepairCounts extends XmlRepairCounts {
  /** Unknown entities, and other faults that do not affect the structure. */
  toleratedFaultCount: number
}

export const createExportRepairCounts = (): ExportRepairCounts => ({
  foreignByteCount: 0,
  controlCharacterCount: 0,
  ampersandCount: 0,
  toleratedFaultCount: 0,
})

/**
 * Reads a plain or gzip export as a stream of events, in bounded memory. Events that come before a fault
 * remain valid. Adds the numbers of repaired and tolerated faults to `repairs`.
 */
export async function* readWxr(source: SourceFile, repairs: ExportRepairCounts): AsyncGenerator<WxrEvent> {
  const wxrReader = new ResumingWxrReader()
  let failureReason: string | null = null
  try {
    for await (const piece of decodeXml(readUnpacked(source), unpackHeadOrEmpty(source), repairs)) {
      if (typeof piece !== 'string') failureReason = piece.reason
      else yield* wxrReader.readPiece(piece)
      if (failureReason !== null || wxrReader.hasGivenUp) break
    }
    yield* wxrReader.end(failureReason)
  } finally {
    repairs.toleratedFaultCount += wxrReader.toleratedFaultCount
  }
}
