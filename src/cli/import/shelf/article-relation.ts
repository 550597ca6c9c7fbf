import path from 'node:path'
import type { ArticleSource } from '../../../model/article.ts'
import { toPageKey } from '../urls/page-key.ts'
import type { IncomingArticle, ShelvedArticle } from './shelved-article.ts'

/**
 * Relation between two articles, judging by their sources. Those that are `possibly same` are the same if most of their
 * words are.
 */
export type ArticleRelation = 'same' | 'possibly same' | 'different'

/**
 * Removes the folder given to the command from a path. Leaves a bare file name, as stored by earlier versions,
 * unchanged.
 */
export const toPathBelowGivenFolder = (file: string): string => file.slice(file.indexOf('/') + 1)

/**
 * True for a record named by its position in a file, such as `line 33`. In another export, the same name can belong to
 * another record.
 */
export const isNamedByPosition = (recordName: string) => /^(?!post )\D.* \d+$/.test(recordName)

const extractHost = (url: string) => new URL(url).host

/**
 * True if two paths are equal below their first folders. If either is only a file name, compares only the file names.
 */
function isSamePathBelowFolder(firstPath: string, secondPath: string): boolean {
  const hasBareName = !firstPath.includes('/') || !secondPath.includes('/')
  return hasBareName
    ? path.posix.basename(firstPath) === path.posix.basename(secondPath)
    : toPathBelowGivenFolder(firstPath) === toPathBelowGivenFolder(secondPath)
}

type UrlRelation = 'equal' | 'different' | 'unknown'

/** Compares the pages that two URLs identify; `unknown` if a URL is missing. */
export const compareUrls = (a: string | null, b: string | null): UrlRelation =>
  a === null || b === null ? 'unknown' : toPageKey(a) === toPageKey(b) ? 'equal' : 'different'

/** Relates articles from files that contain one article each: by URL, or else by path. */
function relateArticlesByFile(
  shelvedSource: ArticleSource,
  incomingSource: ArticleSource,
  urlRelation: UrlRelation,
): ArticleRelation {
  if (urlRelation === 'different') return 'different'
  const [shelvedPath, incomingPath] = [shelvedSource.file ?? '', incomingSource.file ?? '']
  if (
    shelvedSource.sha256 === incomingSource.sha256 &&
    path.posix.basename(shelvedPath) === path.posix.basename(incomingPath)
  )
    return 'same'
  if (urlRelation === 'equal' && shelvedPath === incomingPath) return 'same'
  return urlRelation === 'equal' || isSamePathBelowFolder(shelvedPath, incomingPath)
    ? 'possibly same'
    : 'different'
}

/** Relates articles from files that contain several articles each: by URL, and by record name within a site. */
function relateArticlesByRecord(
  shelvedArticle: ShelvedArticle & { source: ArticleSource },
  incomingArticle: IncomingArticle,
  urlRelation: UrlRelation,
): ArticleRelation {
  const isSameRecord = shelvedArticle.source.record === incomingArticle.source.record
  if (urlRelation === 'equal') return isSameRecord ? 'same' : 'possibly same'
  const [shelvedPath, incomingPath] = [shelvedArticle.source.file ?? '', incomingArticle.source.file ?? '']
  if (!isSameRecord) {
    const hasMovedPosition =
      isNamedByPosition(incomingArticle.source.record ?? '') &&
      urlRelation === 'unknown' &&
      shelvedPath === incomingPath
    return hasMovedPosition && shelvedArticle.wordsDigest === incomingArticle.wordsDigest
      ? 'possibly same'
      : 'different'
  }
  const isSameSite =
    urlRelation === 'different' &&
    extractHost(shelvedArticle.statedUrl ?? '') === extractHost(incomingArticle.statedUrl ?? '')
  return isSameSite || isSamePathBelowFolder(shelvedPath, incomingPath) ? 'possibly same' : 'different'
}

/**
 * Determines whether a file on the shelf is an earlier import of an article. The source decides: by its stated URL, by
 * its record within a site, or else by its path below the given folder. These can be ambiguous: two folders can have
 * the same name, and two files of a mirror the same canonical link. Then the words decide.
 */
export function relateArticles(
  shelvedArticle: ShelvedArticle,
  incomingArticle: IncomingArticle,
): ArticleRelation {
  const { source } = shelvedArticle
  if (source === null || source.importer !== incomingArticle.source.importer) return 'different'
  const urlRelation = compareUrls(shelvedArticle.statedUrl, incomingArticle.statedUrl)
  if (source.captured !== null && incomingArticle.source.captured !== null)
    return urlRelation === 'equal' ? 'same' : 'different'
  if ((source.record === null) !== (incomingArticle.source.record === null)) return 'different'
  return source.record === null
    ? relateArticlesByFile(source, incomingArticle.source, urlRelation)
    : relateArticlesByRecord({ ...shelvedArticle, source }, incomingArticle, urlRelation)
}

/** Rates how likely a file on the shelf is to be the article's, so that the likeliest is compared first. */
export function rateCandidate(
  { source, statedUrl, wordsDigest }: ShelvedArticle,
  incomingArticle: IncomingArticle,
): number {
  const hasSameUrl = compareUrls(statedUrl, incomingArticle.statedUrl) === 'equal'
  const hasSamePath = source?.file === incomingArticle.source.file
  return (hasSameUrl ? 4 : 0) + (hasSamePath ? 2 : 0) + (wordsDigest === incomingArticle.wordsDigest ? 1 : 0)
}
