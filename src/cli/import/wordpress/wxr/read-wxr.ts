import type { SourceFile } from '../../importer.ts'
import { readUnpacked, unpackHead } from '../../source/read-unpacked.ts'
import { decodeXml, type RepairCounts } from '../../xml/decode-xml.ts'
import type { WxrEvent } from './wxr-item.ts'
import { WxrStream } from './wxr-stream.ts'

/** What had to be mended or tolerated in an export. */
export interface ExportRepairs extends RepairCounts {
  /** Entities that XML does not know, and other faults that leave everything where it was meant to be. */
  tolerated: number
}

/** Nothing was mended yet. */
export const noRepairs = (): ExportRepairs => ({ foreignBytes: 0, controls: 0, ampersands: 0, tolerated: 0 })

/**
 * Reads an export as a stream of events, in memory that does not grow with it; plain or gzip. What was read before
 * a fault stands. `mended` is filled in as it goes.
 */
export async function* readWxr(source: SourceFile, mended: ExportRepairs): AsyncGenerator<WxrEvent> {
  const stream = new WxrStream()
  let refusal: string | null = null
  for await (const piece of decodeXml(readUnpacked(source), unpackHead(source), mended)) {
    if (typeof piece !== 'string') refusal = piece.reason
    else yield* stream.feed(piece)
    mended.tolerated = stream.tolerated
    if (refusal !== null || stream.ended) break
  }
  yield* stream.end(refusal)
}
