import type { SourceFile } from '../../importer.ts'
import type { ByteSource } from '../../source/byte-source.ts'

/** A WARC file that was named, or that a WACZ contains. */
export interface WarcFile {
  /** The named file. */
  source: SourceFile
  extension: 'warc' | 'warc.gz' | 'wacz'
  /** Its name in the WACZ, or `null`. */
  name: string | null
  bytes: ByteSource
}
