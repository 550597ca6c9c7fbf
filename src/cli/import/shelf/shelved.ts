import type { Source } from '../../../model/article.ts'
import type { Fault } from '../../content/files/fault.ts'

/** An article's file among the others of its edition. */
export interface Shelved {
  file: string
  address: string
  /** A digest of its words. */
  words: string
  source: Source | null
  /** The URL that its source gives, also where another article has the address of that. */
  url: string | null
  /** Why the file cannot be published; an import leaves it as it is. */
  fault: Fault | null
}

/** What an article that was read is known by. */
export type Incoming = Pick<Shelved, 'words' | 'url'> & { source: Source }
