import type { ArticleFields } from '../../../model/article.ts'
import type { WordAccount } from '../accounting/word-account.ts'
import type { Briefing } from '../briefing.ts'
import type { Picture } from '../importer.ts'
import { extractEmbeddedPictures, selectShownPictures } from '../markup/extract-embedded-pictures.ts'
import { extractVisibleLine } from '../markup/page-tree.ts'
import {
  type ReplacedDrawing,
  replaceDrawingsWithMissingPictures,
} from '../markup/replace-drawings-with-missing-pictures.ts'
import { resolveForeignLanguage } from '../page/metadata/page-language.ts'
import { listStatedUrls } from '../page/metadata/page-url.ts'
import { findStatedSiteName } from '../page/metadata/site-name.ts'
import type { StatedValue } from '../page/metadata/stated-value.ts'
import { parseWebPage, type WebPage } from '../page/metadata/web-page.ts'
import { readArticle } from '../page/read-article.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { createDoubleEncodingWarnings, repairDoubleEncoding } from '../text/double-encoding.ts'
import { decodePage } from './decode-page.ts'
import { detectNonHtmlFormat } from './html-beginning.ts'
import { findBaseUrl, resolvePageUrls, resolvePicturePaths } from './resolve-urls.ts'
import { linkAndReadLocalPictures, noSavedFiles, readSavedPictures, type SavedFiles } from './saved-files.ts'
import { toServedUrl } from './urls-from-mirror-path.ts'
import { restoreWaybackCopy, waybackWarning } from './wayback-copy.ts'

/** The bytes of a saved web page, and what is known about its origin. */
export interface HtmlPage {
  bytes: Uint8Array
  /** The URL from which it was captured; `null` if unknown. */
  url: string | null
  /** The server's `Content-Type`. */
  contentType: string | null
  /**
   * The URL derived from the page's path in a mirror. Relative URLs are resolved against it, even if the page
   * states another URL.
   */
  mirroredUrl?: string | null
  /**
   * The page's path, beginning with the folder given to the command. If the page has no URL, its pictures are
   * found by this path.
   */
  pathFromGivenFolder?: string | undefined
  /** The files that were saved with the page; none by default. */
  files?: SavedFiles
}

/**
 * An article read from a page, with warnings about guesses and repairs. If the page is not an article, only
 * its kind, in one word: `front`, `tag`, `empty`, …
 */
export type PageArticleOrKind =
  | {
      fields: ArticleFields
      markdown: string
      /** The pictures in the body whose bytes the page contains, or that were saved with it. */
      embeddedPictures: Picture[]
      account: WordAccount
      warnings: string[]
      /** The name that the page states for its site. */
      siteName: string | null
      /** Other URLs that the page states for itself, on hosts that the edition does not list. */
      unlistedUrls: string[]
    }
  | { otherKind: string }

/** Makes a page's links absolute. If none of its URLs is known, resolves only the paths of its pictures. */
function resolveLinksOrPicturePaths(
  { elements, url }: WebPage,
  {
    knownUrl,
    mirroredUrl,
    pathFromGivenFolder,
  }: { knownUrl: string | null; mirroredUrl: string | null; pathFromGivenFolder: string | undefined },
): void {
  const baseUrl = findBaseUrl(elements, knownUrl ?? mirroredUrl ?? url)
  if (baseUrl !== null) resolvePageUrls(elements, baseUrl, mirroredUrl === null ? undefined : toServedUrl)
  else if (pathFromGivenFolder !== undefined) resolvePicturePaths(elements, pathFromGivenFolder)
}

/**
 * Divides the URLs that a page states besides its own: those on its own host or a listed host are former
 * URLs; the others are unlisted.
 */
function divideOtherStatedUrls(
  statedUrls: readonly StatedValue[],
  pageUrl: string | null,
  { hosts }: Briefing['edition'],
): { formerly: string[]; unlistedUrls: string[] } {
  const acceptedHosts = pageUrl === null ? hosts : [new URL(pageUrl).hostname, ...hosts]
  const otherUrls = [...new Set(statedUrls.map(({ value }) => value))].filter((url) => url !== pageUrl)
  const isOnAcceptedHost = (url: string) => acceptedHosts.includes(new URL(url).hostname)
  return {
    formerly: otherUrls.filter(isOnAcceptedHost),
    unlistedUrls: otherUrls.filter((url) => !isOnAcceptedHost(url)),
  }
}

/**
 * Decodes and repairs a page's HTML, with warnings about guesses and repairs. Returns the kind of file if it
 * is binary, empty or otherwise not a page.
 */
function decodeAndRepairHtml(
  bytes: Uint8Array,
  contentType: string | null,
): { html: string; warnings: string[] } | { otherKind: string } {
  const decodedText = decodePage(bytes, contentType)
  if (decodedText === 'binary') return { otherKind: 'binary' }
  const { text, warnings } = decodedText
  const otherFormat = text.trim() === '' ? 'empty' : detectNonHtmlFormat(text)
  if (otherFormat !== null) return { otherKind: otherFormat }
  const repairedText = repairDoubleEncoding(text)
  const html = restoreWaybackCopy(repairedText.text)
  const waybackWarnings = html === repairedText.text ? [] : [waybackWarning]
  return { html, warnings: [...warnings, ...waybackWarnings, ...createDoubleEncodingWarnings(repairedText)] }
}

/**
 * Returns an article's account, with the descriptions of drawings that the article does not show as further
 * dropped blocks.
 */
function createAccountWithDrawings(
  drawings: readonly ReplacedDrawing[],
  { markdown, account }: { markdown: string; account: WordAccount },
): WordAccount {
  const droppedDrawings = drawings
    .filter(({ address, description }) => description !== '' && !markdown.includes(address))
    .map(({ description }) => ({ reason: 'words of a drawing', text: description }))
  return {
    sourceText: [account.sourceText, ...droppedDrawings.map(({ text }) => text)].join('\n'),
    dropped: [...account.dropped, ...droppedDrawings],
  }
}

/**
 * Returns the language detected in a page's text, falling back to the language that the page states and then
 * to the parser's default.
 */
const chooseParsingLanguage = (page: WebPage, edition: Briefing['edition']): string =>
  detectLanguage(extractVisibleLine(page.tree)) ??
  resolveForeignLanguage(page, null, edition)?.value ??
  page.parsingLanguage

/**
 * Reads the article on a web page: decodes the bytes, reads the fields from the page's metadata, and finds
 * the body by the edition's rules or by recognition.
 */
export function readHtmlPage(
  { bytes, url, contentType, mirroredUrl = null, pathFromGivenFolder, files = noSavedFiles }: HtmlPage,
  briefing: Briefing,
): PageArticleOrKind {
  const decodedHtml = decodeAndRepairHtml(bytes, contentType)
  if ('otherKind' in decodedHtml) return decodedHtml
  const { html, warnings } = decodedHtml
  const parsedPage = parseWebPage(html, briefing.edition)
  if (parsedPage === 'too deep') return { otherKind: 'nested' }
  const parsingLanguage = chooseParsingLanguage(parsedPage, briefing.edition)
  const knownUrl = url ?? briefing.url
  const localPictureByElement = linkAndReadLocalPictures(parsedPage.elements, files)
  const statedUrls = listStatedUrls({ ...parsedPage, url: knownUrl }, html.slice(0, 4096))
  const page = { ...parsedPage, parsingLanguage, url: knownUrl ?? statedUrls[0]?.value ?? null }
  resolveLinksOrPicturePaths(page, { knownUrl, mirroredUrl, pathFromGivenFolder })
  for (const [{ properties }, picture] of localPictureByElement) properties.src = picture.url
  const drawings = replaceDrawingsWithMissingPictures(page.tree)
  const pictures = [...localPictureByElement.values(), ...extractEmbeddedPictures(page.elements)]
  const article = readArticle(page, briefing)
  if ('otherKind' in article) return article
  const { fields } = article
  fields.url = page.url
  const { formerly, unlistedUrls } = divideOtherStatedUrls(statedUrls, page.url, briefing.edition)
  fields.formerly = formerly
  if (knownUrl === null && statedUrls[0]) fields.provenance.url = statedUrls[0].source
  return {
    ...article,
    account: createAccountWithDrawings(drawings, article),
    embeddedPictures: [
      ...selectShownPictures(pictures, article.markdown),
      ...readSavedPictures(article.markdown, files),
    ],
    siteName: findStatedSiteName(page),
    unlistedUrls,
    warnings,
  }
}
