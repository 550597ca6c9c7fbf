import { readFile } from 'node:fs/promises'
import type { ArticleFields } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import { addressOfArticle, addressOfUrl } from '../content/addresses/article-address.ts'
import { createArchiveUrlResolver } from '../content/body/archive-resolver.ts'
import type { UrlResolver } from '../content/body/relink-tree.ts'
import { renderBody } from '../content/body/render-body.ts'
import { parseArticleFile } from '../content/files/article-file.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { splitFrontMatter } from '../content/files/front-matter.ts'
import { decodeUtf8 } from '../content/files/read-utf8.ts'
import { findFieldLine } from '../content/files/yaml-file.ts'
import type { MediaNameByUrl } from '../content/picture-lists/media-list.ts'

/** The edition under review, and all editions. */
export interface ReviewedEdition {
  edition: Edition
  editions: readonly Edition[]
  /** The edition's stored pictures. */
  mediaNameByUrl: MediaNameByUrl
}

/** An article, with the data that the checks need. */
export interface ReviewedArticle extends ReviewedEdition {
  file: string
  fields: ArticleFields
  /** The body as plain text. */
  bodyText: string
  /** URLs of pictures in the body that are missing from the archive. */
  lostPictureUrls: readonly string[]
  /** URLs of links to the editions' own hosts → their addresses. */
  linkedAddressByUrl: ReadonlyMap<string, string>
  /** The article's address, followed by the addresses of its current and former URLs. */
  addresses: readonly string[]
  /** Returns the line of a field. */
  findFieldLine: (path: readonly PropertyKey[]) => number
  /** Returns the first line of the body that contains `words`; if there is none, the first line with text. */
  findLineContaining: (words: string) => number
}

/**
 * Creates a resolver that records missing pictures and links to the editions' hosts, and the collections in which it
 * records them.
 */
function createRecordingResolver({ edition, editions, mediaNameByUrl }: ReviewedEdition) {
  const resolver = createArchiveUrlResolver(edition, editions, {
    mediaNameByUrl,
    smallerCopies: new Map(),
    mediaFolders: [],
  })
  const lostPictureUrls = new Set<string>()
  const linkedAddressByUrl = new Map<string, string>()
  const recordingUrlResolver: UrlResolver = {
    ...resolver,
    resolveLink(url) {
      const linkPath = resolver.resolveLink(url)
      // The recorded address has no fragment and no percent-encoding.
      if (linkPath !== null) linkedAddressByUrl.set(url, addressOfUrl(url, edition, editions))
      return linkPath
    },
    resolvePicture(url) {
      const picturePath = resolver.resolvePicture(url)
      if (picturePath === null) lostPictureUrls.add(url)
      return picturePath
    },
  }
  return { resolver: recordingUrlResolver, lostPictureUrls, linkedAddressByUrl }
}

/** Creates the functions that find the lines of fields and words in an article's file. */
function createLineFinders(
  file: string,
  fileText: string,
): Pick<ReviewedArticle, 'findFieldLine' | 'findLineContaining'> {
  const articleParts = splitFrontMatter(file, fileText)
  if ('reason' in articleParts) return { findFieldLine: () => 1, findLineContaining: () => 1 }
  const firstBodyLineNumber = articleParts.yaml.text.split('\n').length + 2
  const bodyLines = articleParts.markdown.split('\n')
  const firstTextLineIndex = Math.max(
    0,
    bodyLines.findIndex((line) => line.trim() !== ''),
  )
  return {
    findFieldLine: (path) => findFieldLine(articleParts.yaml, path),
    findLineContaining(words) {
      const lineIndex = words === '' ? -1 : bodyLines.findIndex((line) => line.includes(words))
      return firstBodyLineNumber + (lineIndex < 0 ? firstTextLineIndex : lineIndex)
    },
  }
}

const toFileSlug = (file: string) => file.slice(file.lastIndexOf('/') + 1, -'.md'.length)

/** Reads an article for its review. Returns the faults that prevent its publication if there are any. */
export async function readReviewedArticle(
  file: string,
  reviewedEdition: ReviewedEdition,
): Promise<ReviewedArticle | ContentFault[]> {
  const fileText = decodeUtf8(file, await readFile(file))
  if (typeof fileText !== 'string') return [fileText]
  const checkResult = parseArticleFile({ file, text: fileText })
  if ('faults' in checkResult) return checkResult.faults
  const { fields, markdown } = checkResult.value
  const { edition, editions } = reviewedEdition
  const recordedLookups = createRecordingResolver(reviewedEdition)
  const { text } = renderBody(markdown, recordedLookups.resolver)
  const currentAndFormerUrls = [...(fields.url === null ? [] : [fields.url]), ...fields.formerly]
  return {
    ...reviewedEdition,
    ...createLineFinders(file, fileText),
    file,
    fields,
    bodyText: text,
    lostPictureUrls: [...recordedLookups.lostPictureUrls],
    linkedAddressByUrl: recordedLookups.linkedAddressByUrl,
    addresses: [
      addressOfArticle(fields, toFileSlug(file), edition),
      ...currentAndFormerUrls.map((url) => addressOfUrl(url, edition, editions)),
    ],
  }
}
