import type { Bytes } from './bytes.ts'

/** One WARC file: the one that was given, or one in a WACZ. */
export interface Volume {
  /** Its name in the WACZ. */
  name: string | null
  bytes: Bytes
}
