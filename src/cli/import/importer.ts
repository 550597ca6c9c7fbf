import type { ArticleFields } from '../../model/article.ts'
import type { NameListKind } from '../../model/edition.ts'
import type { WordAccount } from './accounting/word-account.ts'
import type { Briefing } from './briefing.ts'

/**
 * A source file, which may not fit in memory: `head` is enough to detect the format, and `stream` reads the whole file.
 */
export interface SourceFile {
  /** The path as the archivist gave it. */
  file: string
  /** The path, starting with the folder given on the command line: `mirror/a/index.html`. */
  pathFromGivenFolder?: string | undefined
  size: number
  /** The first bytes, at most 64 KiB. */
  head: Uint8Array
  stream(): AsyncIterable<Uint8Array>
}

/** The bytes that an article was read from: its own file, or a record in a file that is stored whole. */
export type ArticleOriginal =
  | { mediaType: string; extension: string; bytes: Uint8Array }
  | { mediaType: string; extension: string; record: string; captured: string | null; earlier: string[] }

/** An article as read from a source. Pictures in `markdown` keep their original URLs. */
export interface Article {
  kind: 'article'
  fields: ArticleFields
  /**
   * The source's name for the article; `null` if there is none. Names the file and ends the address of an article
   * without a URL.
   */
  slug: string | null
  markdown: string
  /** Pictures in the body whose bytes the source contains. */
  embeddedPictures?: Picture[]
  original: ArticleOriginal
  /** The source's words, and the blocks left out of the article. */
  account: WordAccount
}

/** A picture whose bytes the source contains. */
export interface Picture {
  kind: 'picture'
  /** The original URL or, for a picture without one, its path in the archive: `/media/<sha256>.<extension>`. */
  url: string
  mediaType: string
  bytes: Uint8Array
}

/**
 * A record that could not be imported. A value rather than an exception, so that reading continues with the next
 * record.
 */
export interface Rejection {
  kind: 'rejection'
  file: string
  /** Line number in a text file; `null` for a whole file, and for a record without a line number. */
  line: number | null
  /** A title, offset or other name for the record; `null` if it has none. */
  record: string | null
  reason: string
}

/** Creates a rejection of a whole file, or of a record without a line number. */
export const createRejection = (
  file: string,
  reason: string,
  recordName: string | null = null,
): Rejection => ({
  kind: 'rejection',
  file,
  line: null,
  record: recordName,
  reason,
})

/** A record that was recognised as something other than an article and skipped. */
export interface SkippedRecord {
  kind: 'skipped'
  file: string
  /** Short name of the record's kind, under which it is counted: `draft`, `comment`, `feed`. */
  why: string
  /** A title, URL or file name that identifies the record. */
  record: string
  /** True if `take: [<why>]` in `edition.yaml` would import such records as articles. */
  takeable?: boolean
}

/** Advice for the archivist, such as a setting for `edition.yaml`. */
export interface ImportWarning {
  kind: 'warning'
  file: string
  /** The record concerned; absent if the warning is about the whole file. */
  record?: string
  text: string
}

/**
 * Facts that a source states about its whole site, reported before its articles. `morgue init` configures an edition
 * from them.
 */
export interface SiteStatement {
  kind: 'site'
  /** Hosts that published the contents of an export or crawl; empty for a single page, which states its own URL. */
  hosts: string[]
  name: string | null
  /** The language tag as the source spells it: `fr-CA` or `fr_CA`. */
  language: string | null
  /** URL of the front page; `null` for a crawl, which may contain many sites. */
  url: string | null
  /** The site's former list paths, in the form of `collections` in `edition.yaml`. */
  formerListPaths: Partial<Record<NameListKind, string[]>>
}

/** Creates a site statement, with empty values for facts that are not given. */
export const createSiteStatement = (siteFacts: Partial<Omit<SiteStatement, 'kind'>>): SiteStatement => ({
  kind: 'site',
  hosts: [],
  name: null,
  language: null,
  url: null,
  formerListPaths: {},
  ...siteFacts,
})

/** More URLs that a page claims as its own, ignored because the edition does not list their hosts. */
interface UnlistedUrls {
  kind: 'unlisted'
  unlistedUrls: string[]
}

/** Other files in a zip that contains an export. The import unpacks each and reads it with its own importer. */
interface OtherZipEntries {
  kind: 'others'
  entryNames: string[]
}

/** A result of reading a file. Results arrive in the file's order. */
export type ImportEvent =
  | Article
  | Picture
  | Rejection
  | SkippedRecord
  | ImportWarning
  | SiteStatement
  | UnlistedUrls
  | OtherZipEntries

/** An event and the file it comes from. */
export interface SourcedEvent {
  source: SourceFile
  event: ImportEvent
}

/** Reads source files of one format. */
export interface Importer {
  /** Recorded as `source.importer` in the article's front matter. */
  name: string
  /** True if the file's name or first bytes suggest this format. */
  recognises(source: SourceFile): boolean
  /**
   * Reads a file as a stream, in bounded memory. Reports damaged content as an event, and never throws because of it.
   */
  read(source: SourceFile, briefing: Briefing): AsyncIterable<ImportEvent>
  /** Reads files that refer to one another, such as the WARC files of one crawl, in any order. */
  readTogether?(sources: readonly SourceFile[], briefing: Briefing): AsyncIterable<SourcedEvent>
}
