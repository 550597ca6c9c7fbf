import path from 'node:path'
import type { ArticleSource } from '../../../model/article.ts'
import { toPageKey } from '../urls/page-key.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'

/** `alike`: the same article if most of their words are the same. */
export type ArticleRelation = 'same' | 'alike' | 'other'

/** Returns the path below the folder given to the command. Earlier versions stored only the file's name. */
export const pathInsideFolder = (file: string): string => file.slice(file.indexOf('/') + 1)

/**
 * True for a record named by its position in a file, such as `line 33`, which another export can give to another
 * record.
 */
export const isNamedByPosition = (record: string) => /^(?!post )\D.* \d+$/.test(record)

const hostOf = (url: string) => new URL(url).host

/** True if both come from the same path below their folders, as far as the paths are known. */
function isSamePathBelow(a: string, b: string): boolean {
  const isBare = !a.includes('/') || !b.includes('/')
  return isBare
    ? path.posix.basename(a) === path.posix.basename(b)
    : pathInsideFolder(a) === pathInsideFolder(b)
}

type Urls = 'equal' | 'different' | 'unknown'

/** Compares the pages that two URLs name. */
export const compareUrls = (a: string | null, b: string | null): Urls =>
  a === null || b === null ? 'unknown' : toPageKey(a) === toPageKey(b) ? 'equal' : 'different'

/** Relates files that contain one article each: by their URLs, otherwise by their paths. */
function relateFiles(shelved: ArticleSource, read: ArticleSource, urls: Urls): ArticleRelation {
  if (urls === 'different') return 'other'
  const [a, b] = [shelved.file ?? '', read.file ?? '']
  if (shelved.sha256 === read.sha256 && path.posix.basename(a) === path.posix.basename(b)) return 'same'
  if (urls === 'equal' && a === b) return 'same'
  return urls === 'equal' || isSamePathBelow(a, b) ? 'alike' : 'other'
}

/** Relates articles from files that contain several: by their URLs, and by their records' names within their site. */
function relateRecords(
  shelved: ShelvedArticle & { source: ArticleSource },
  read: IncomingArticle,
  urls: Urls,
): ArticleRelation {
  const isSameRecord = shelved.source.record === read.source.record
  if (urls === 'equal') return isSameRecord ? 'same' : 'alike'
  const [a, b] = [shelved.source.file ?? '', read.source.file ?? '']
  if (!isSameRecord) {
    const isMoved = isNamedByPosition(read.source.record ?? '') && urls === 'unknown' && a === b
    return isMoved && shelved.wordsDigest === read.wordsDigest ? 'alike' : 'other'
  }
  const isOneSite = urls === 'different' && hostOf(shelved.url ?? '') === hostOf(read.url ?? '')
  return isOneSite || isSamePathBelow(a, b) ? 'alike' : 'other'
}

/**
 * Decides whether an earlier import wrote a file for this article. The source decides: its stated URL, its record
 * within its site, otherwise its path below the given folder. If these are ambiguous (two folders can share a name, two
 * files of a mirror a canonical link), the words decide.
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

/** Rates how likely a file is to be the article's, so that the likeliest is tried first. */
export function rateCandidate({ source, url, wordsDigest }: ShelvedArticle, read: IncomingArticle): number {
  const hasUrl = compareUrls(url, read.url) === 'equal'
  const hasPlace = source?.file === read.source.file
  return (hasUrl ? 4 : 0) + (hasPlace ? 2 : 0) + (wordsDigest === read.wordsDigest ? 1 : 0)
}
