import type { ArticleFields } from '../../model/article.ts'
import type { NameListKind } from '../../model/edition.ts'
import type { WordAccount } from './accounting/word-account.ts'
import type { Briefing } from './briefing.ts'

/** A source file, which can be larger than the memory: `head` is enough to detect its format, `stream` to read it. */
export interface SourceFile {
  /** The path as the archivist gave it. */
  file: string
  /** The path, beginning with the folder given to the command: `mirror/a/index.html`. */
  pathFromGivenFolder?: string | undefined
  size: number
  /** The first bytes, at most 64 KiB. */
  head: Uint8Array
  stream(): AsyncIterable<Uint8Array>
}

/** The bytes from which an article was read: a file of its own, or a record in a file that is stored whole. */
export type ArticleOriginal =
  | { mediaType: string; extension: string; bytes: Uint8Array }
  | { mediaType: string; extension: string; record: string; captured: string | null; earlier: string[] }

/** An article as read from a source. Pictures in `markdown` keep their original URLs. */
export interface Article {
  kind: 'article'
  fields: ArticleFields
  /** The source's name for the article. Without a URL, its file and the end of its address are named after it. */
  slug: string | null
  markdown: string
  /** Pictures of its body that the source contains. */
  embeddedPictures?: Picture[]
  original: ArticleOriginal
  /** The words of the source, and the blocks that were left out. */
  account: WordAccount
}

/** A picture that the source contains. */
export interface Picture {
  kind: 'picture'
  /** The picture's original URL; without one, the path of its file in the archive, `/media/<sha256>.<extension>`. */
  url: string
  mediaType: string
  bytes: Uint8Array
}

/** A record that could not be imported. It is a value, so that the records after it are still read. */
export interface Rejection {
  kind: 'rejection'
  file: string
  /** The line of a text file; `null` for a whole file, and for a record that has no line. */
  line: number | null
  /** Identifies the record if a line number cannot: a title, an offset. */
  record: string | null
  reason: string
}

/** Creates the rejection of a whole file, or of a record that is not a line of text. */
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

/** A record that was recognised as something other than an article, and left out. */
export interface SkippedRecord {
  kind: 'skipped'
  file: string
  /** The kind in one or two words, for counting: `draft`, `comment`, `feed`. */
  why: string
  /** Identifies the record: a title, a URL. */
  record: string
  /** True when `take: [<why>]` in `edition.yaml` imports such records as articles. */
  takeable?: boolean
}

/** Advice for the archivist, such as a setting for `edition.yaml`. */
export interface ImportWarning {
  kind: 'warning'
  file: string
  /** The record concerned, where it is not the whole file. */
  record?: string
  text: string
}

/** A source's statement about its whole site, before its articles. `morgue init` configures an edition from it. */
export interface SiteStatement {
  kind: 'site'
  /** Hosts where a whole export or crawl was published; empty for a single page, which has its own URL. */
  hosts: string[]
  name: string | null
  /** As the source writes it: `fr-CA`, `fr_CA`. */
  language: string | null
  /** The site's front page; `null` for a crawl, which can be of many sites. */
  url: string | null
  /** Former paths of its lists, as in `collections` of `edition.yaml`. */
  formerListPaths: Partial<Record<NameListKind, string[]>>
}

/** Creates a site's statement from the facts in its source. */
export const createSiteStatement = (siteFacts: Partial<Omit<SiteStatement, 'kind'>>): SiteStatement => ({
  kind: 'site',
  hosts: [],
  name: null,
  language: null,
  url: null,
  formerListPaths: {},
  ...siteFacts,
})

/** Other URLs that a page states as its own, left out since the edition does not list their hosts. */
interface UnlistedUrls {
  kind: 'unlisted'
  unlistedUrls: string[]
}

/** Files beside an export in the same zip. The import unpacks them, and reads each with its own importer. */
interface OtherZipEntries {
  kind: 'others'
  entryNames: string[]
}

/** Results of reading a file, in the file's order. */
export type ImportEvent =
  | Article
  | Picture
  | Rejection
  | SkippedRecord
  | ImportWarning
  | SiteStatement
  | UnlistedUrls
  | OtherZipEntries

/** An event, and the file that it comes from. */
export interface SourcedEvent {
  source: SourceFile
  event: ImportEvent
}

/** Reads one format of a newsroom's files. */
export interface Importer {
  /** Recorded as `source.importer` in the article's front matter. */
  name: string
  /** True when the file's name or first bytes suggest this format. */
  recognises(source: SourceFile): boolean
  /** Reads a file as a stream, in bounded memory. Damaged content is an event, never an exception. */
  read(source: SourceFile, briefing: Briefing): AsyncIterable<ImportEvent>
  /** Reads files that refer to each other, such as the WARC files of one crawl. Their order does not matter. */
  readTogether?(sources: readonly SourceFile[], briefing: Briefing): AsyncIterable<SourcedEvent>
}
