import type { SourceFile } from '../../importer.ts'
import type { ByteSource } from '../../source/byte-source.ts'

/** A WARC file, given to the command or contained in a WACZ. */
export interface WarcFile {
  /** The file given to the command: the WARC itself, or the WACZ that contains it. */
  source: SourceFile
  extension: 'warc' | 'warc.gz' | 'wacz'
  /** Path within the WACZ; `null` for a WARC file that is not in a WACZ. */
  nameInWacz: string | null
  byteSource: ByteSource
}
