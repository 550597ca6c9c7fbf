import type { SourceFile } from '../../importer.ts'
import type { ByteSource } from '../../source/byte-source.ts'

/** One WARC file: one that was named, or one in a WACZ. */
export interface WarcFile {
  /** The file that was named. */
  source: SourceFile
  extension: 'warc' | 'warc.gz' | 'wacz'
  /** Its name in the WACZ. */
  name: string | null
  bytes: ByteSource
}
