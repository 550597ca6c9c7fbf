import type { ArticleFields } from '../../model/article.ts'
import type { WordAccount } from './accounting/word-account.ts'
import type { Briefing } from './briefing.ts'

/** A file that an archivist has. It may be larger than the memory: `head` is enough to detect, `stream` to read. */
export interface SourceFile {
  /** Its path, as it was given. */
  file: string
  size: number
  /** Its first bytes, 64 KiB at most. */
  head: Uint8Array
  stream(): AsyncIterable<Uint8Array>
}

/**
 * Where an article's bytes are kept: as a file of their own, or (`record` says where) in the file that was read,
 * which is then kept whole.
 */
export type Original =
  | { mediaType: string; extension: string; bytes: Uint8Array }
  | { mediaType: string; extension: string; record: string; captured: string | null; earlier: string[] }

/**
 * An article as an importer understood it. Pictures stand in `markdown` under the URLs they had; what becomes of
 * them is not an importer's business.
 */
export interface Article {
  kind: 'article'
  fields: ArticleFields
  /** The source's own name for it: where it had no URL, its file's name and the end of its address. */
  slug: string | null
  markdown: string
  original: Original
  /** What the source says and what was left out of it. */
  account: WordAccount
}

/** A picture that the source holds. */
export interface Picture {
  kind: 'picture'
  /** The URL it had. */
  url: string
  mediaType: string
  bytes: Uint8Array
}

/** A record that was refused: a value, so that one never stops the rest. */
export interface Rejection {
  kind: 'rejection'
  file: string
  /** The line of a text, or 1. */
  line: number
  /** Names the record where a line does not: a title, an offset. */
  record: string | null
  reason: string
}

/** Rejects a whole file, or a record of it that is not a line of text. */
export const rejectFile = (file: string, reason: string, record: string | null = null): Rejection => ({
  kind: 'rejection',
  file,
  line: 1,
  record,
  reason,
})

/** A record that is no article, recognised and left out. */
export interface SkippedRecord {
  kind: 'skipped'
  file: string
  /** In one or two words, for counting: `draft`, `comment`, `feed`. */
  why: string
  /** Names the record: a title, a URL. */
  record: string
  /** Whether `take` in `edition.yaml` with the word in `why` imports it as an article. */
  takeable?: boolean
}

/** Something that the archivist should know, such as a setting for `edition.yaml`. */
export interface ImportWarning {
  kind: 'warning'
  file: string
  /** Names the record that it is about, where that is not the whole file. */
  record?: string
  text: string
}

/** What reading a file yields, in the file's order. */
export type ImportEvent = Article | Picture | Rejection | SkippedRecord | ImportWarning

/** A reading of one of several files. */
export interface SourcedEvent {
  source: SourceFile
  event: ImportEvent
}

/** One kind of remains that can be brought in. */
export interface Importer {
  /** Stands in `source.importer`. */
  name: string
  /** Whether the file looks like this kind, by name and first bytes. */
  detect(source: SourceFile): boolean
  /** Reads a file as a stream, in bounded memory. It never throws for what a file holds. */
  read(source: SourceFile, briefing: Briefing): AsyncIterable<ImportEvent>
  /** Reads files that refer to each other, such as the WARC files of one crawl. Their order changes nothing. */
  readTogether?(sources: readonly SourceFile[], briefing: Briefing): AsyncIterable<SourcedEvent>
}
