import type { ArticleFields } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'

/** A file that an archivist has, read. */
export interface SourceFile {
  /** Its path, as it was given. */
  file: string
  bytes: Uint8Array
}

/** What the archivist said beside the file. */
export interface Briefing {
  edition: Edition
  /** Every edition: a notice at the foot can be another one's. */
  editions: readonly Edition[]
  url: string | null
  published: string | null
}

/** An article as an importer understood it, and the bytes it was read from. */
export interface Article {
  fields: ArticleFields
  markdown: string
  original: { bytes: Uint8Array; mediaType: string; extension: string }
}

/** A record that was not understood: a value, so that one never stops the rest. */
export interface Rejection {
  file: string
  line: number
  reason: string
}

/** One kind of remains that can be brought in. */
export interface Importer {
  /** Stands in `source.importer`. */
  name: string
  /** Whether the file looks like this kind, by name and bytes. */
  detect(source: SourceFile): boolean
  read(source: SourceFile, briefing: Briefing): AsyncIterable<Article | Rejection>
}
