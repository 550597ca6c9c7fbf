import path from 'node:path'
import type { ArticleSource } from '../../../model/article.ts'
import { pageKey } from '../urls/page-key.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'

/** `alike`: the same if their words are, for the most part. */
export type ArticleRelation = 'same' | 'alike' | 'other'

/** The path below the folder that was named. Earlier versions stored the name of the file alone. */
export const pathInsideFolder = (file: string): string => file.slice(file.indexOf('/') + 1)

/** A record that is named by its place in a file, such as `line 33`, which another export can give to another one. */
export const isPositionRecord = (record: string) => /^(?!post )\D.* \d+$/.test(record)

const hostOf = (url: string) => new URL(url).host

/** Whether both come from the same path below their folders, as far as both are known. */
function isSamePathBelow(a: string, b: string): boolean {
  const isBare = !a.includes('/') || !b.includes('/')
  return isBare
    ? path.posix.basename(a) === path.posix.basename(b)
    : pathInsideFolder(a) === pathInsideFolder(b)
}

type Urls = 'equal' | 'different' | 'unknown'

const compareUrls = (a: string | null, b: string | null): Urls =>
  a === null || b === null ? 'unknown' : pageKey(a) === pageKey(b) ? 'equal' : 'different'

/** A file that is one article: its URL, else its path. */
function relateFiles(shelved: ArticleSource, read: ArticleSource, urls: Urls): ArticleRelation {
  if (urls === 'different') return 'other'
  const [a, b] = [shelved.file ?? '', read.file ?? '']
  if (shelved.sha256 === read.sha256 && path.posix.basename(a) === path.posix.basename(b)) return 'same'
  if (urls === 'equal' && a === b) return 'same'
  return urls === 'equal' || isSamePathBelow(a, b) ? 'alike' : 'other'
}

/** A record of a file of many: its URL, and its name within its site. */
function relateRecords(
  shelved: ShelvedArticle & { source: ArticleSource },
  read: IncomingArticle,
  urls: Urls,
): ArticleRelation {
  const isSameRecord = shelved.source.record === read.source.record
  if (urls === 'equal') return isSameRecord ? 'same' : 'alike'
  const [a, b] = [shelved.source.file ?? '', read.source.file ?? '']
  if (!isSameRecord) {
    const isMoved = isPositionRecord(read.source.record ?? '') && urls === 'unknown' && a === b
    return isMoved && shelved.words === read.words ? 'alike' : 'other'
  }
  const isOneSite = urls === 'different' && hostOf(shelved.url ?? '') === hostOf(read.url ?? '')
  return isOneSite || isSamePathBelow(a, b) ? 'alike' : 'other'
}

/**
 * Whether an article that was read is the one that an earlier import made a file of. Its source decides: the URL that
 * it states, its record within its site, else its path below the folder that was named. Where that is not certain
 * (two folders can have the same name, two files of a mirror the same canonical link), the words decide.
 */
export function relateArticles(shelved: ShelvedArticle, read: IncomingArticle): ArticleRelation {
  const { source } = shelved
  if (source === null || source.importer !== read.source.importer) return 'other'
  const urls = compareUrls(shelved.url, read.url)
  if (source.captured !== null && read.source.captured !== null) return urls === 'equal' ? 'same' : 'other'
  if ((source.record === null) !== (read.source.record === null)) return 'other'
  return source.record === null
    ? relateFiles(source, read.source, urls)
    : relateRecords({ ...shelved, source }, read, urls)
}

/** How likely a file is the one, for trying the likeliest first. */
export function rateCandidate({ source, url, words }: ShelvedArticle, read: IncomingArticle): number {
  const hasUrl = compareUrls(url, read.url) === 'equal'
  const hasPlace = source?.file === read.source.file
  return (hasUrl ? 4 : 0) + (hasPlace ? 2 : 0) + (words === read.words ? 1 : 0)
}
