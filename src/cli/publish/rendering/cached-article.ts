import { crc32 } from 'node:zlib'
import { type ArticleSummary, intern, restoreSummary } from '../articles/article-summary.ts'

/** Where the text of a rendered document lies. */
export interface TextLocation {
  /** The file's name. */
  pack: string
  start: number
  /** Bytes. */
  length: number
}

/** What was asked of the kept pictures while a body was rendered, and what was answered: it depends on nothing else. */
export type PictureLookups = readonly (readonly [url: string, answer: string | null])[]

/** An article's file as it was read and rendered once. */
export interface CachedArticle {
  /** SHA-256 of the file's bytes, and of the document that they make. */
  source: string
  digest: string
  pictures: PictureLookups
  /** URLs in its body that lead into the archive: where one was taken down, it is rendered anew. */
  links: readonly string[]
  /** Names of the pictures that its document shows. */
  shown: readonly string[]
  place: TextLocation
  /** Its `file` is relative to the content folder. */
  summary: ArticleSummary
}

/** A kept article as a line, its checksum before it: what a disk or a crash did to a line is seen. */
export function toCacheLine(kept: CachedArticle): string {
  const json = JSON.stringify(kept)
  return `${crc32(json).toString(16)} ${json}`
}

const none: readonly string[] = []

/** Most articles have neither links nor pictures: one empty list is enough for them. */
const orNone = (list: readonly string[]) => (list.length === 0 ? none : list)

/** Reads a line; `null` when it is not as it was written. */
export function parseCacheLine(line: string): CachedArticle | null {
  const json = line.slice(line.indexOf(' ') + 1)
  if (line !== `${crc32(json).toString(16)} ${json}`) return null
  const kept = JSON.parse(json) as CachedArticle
  const place = { ...kept.place, pack: intern(kept.place.pack) }
  const [links, shown] = [orNone(kept.links), orNone(kept.shown)]
  return { ...kept, links, shown, place, summary: restoreSummary(kept.summary) }
}
