import type { Element } from 'hast'
import type { ArticleFields } from '../../../model/article.ts'
import type { WordAccount } from '../accounting/word-account.ts'
import type { Briefing } from '../briefing.ts'
import type { Picture } from '../importer.ts'
import { extractVisibleLine } from '../markup/page-tree.ts'
import { type ReplacedDrawing, replaceDrawings } from '../markup/replace-drawings.ts'
import { selectShownPictures, takeEmbeddedPictures } from '../markup/take-embedded-pictures.ts'
import { resolveForeignLanguage } from '../page/metadata/page-language.ts'
import { findStatedUrls } from '../page/metadata/page-url.ts'
import { findStatedSiteName } from '../page/metadata/site-name.ts'
import type { StatedValue } from '../page/metadata/stated-value.ts'
import { parseWebPage, type WebPage } from '../page/metadata/web-page.ts'
import { readArticle } from '../page/read-article.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { createDoubleEncodingWarnings, repairDoubleEncoding } from '../text/double-encoding.ts'
import { decodePage } from './decode-page.ts'
import { detectOtherFormat } from './html-beginning.ts'
import { findBaseUrl, resolvePicturePaths, resolveUrls } from './resolve-urls.ts'
import { linkSavedFiles, readSavedPictures, type SavedFiles } from './saved-files.ts'
import { toServedUrl } from './urls-from-path.ts'
import { restoreWaybackCopy, waybackWarning } from './wayback-copy.ts'

/** A saved web page: its bytes, and what its server declared. */
export interface HtmlPage {
  bytes: Uint8Array
  /** The URL that it was captured from. */
  url: string | null
  /** Its `Content-Type`. */
  contentType: string | null
  /**
   * The URL that its path in a mirror stands for. Relative URLs are resolved against it, even if the page states
   * another.
   */
  mirroredUrl?: string | null
  /** Its path, beginning with the folder given to the command, by which its pictures are found if it has no URL. */
  pathFromGivenFolder?: string | undefined
  /** The files that were saved with it, where the source contains them. */
  files?: SavedFiles
}

/**
 * An article read from a page, with warnings about guesses and repairs; or the kind of a page that is not an article,
 * in one word: `front`, `tag`, `empty`…
 */
export type PageReading =
  | {
      fields: ArticleFields
      markdown: string
      /** The pictures of the body that the page contains, or that were saved with it. */
      embeddedPictures: Picture[]
      account: WordAccount
      warnings: string[]
      /** The name that the page states for its site. */
      siteName: string | null
      /** The other URLs that the page states, on hosts that the edition does not list. */
      unlistedUrls: string[]
    }
  | { otherKind: string }

/** Determines a page's URL (captured, briefed, or stated by the page), and makes its links absolute. */
function locatePage(
  page: WebPage,
  {
    url,
    mirroredUrl,
    pathFromGivenFolder,
  }: { url: string | null; mirroredUrl: string | null; pathFromGivenFolder: string | undefined },
  htmlStart: string,
): { page: WebPage; statedUrls: StatedValue[] } {
  const statedUrls = findStatedUrls({ ...page, url }, htmlStart)
  const ownUrl = url ?? statedUrls[0]?.value ?? null
  const base = findBaseUrl(page.elements, url ?? mirroredUrl ?? ownUrl)
  if (base !== null) resolveUrls(page.elements, base, mirroredUrl === null ? undefined : toServedUrl)
  else if (pathFromGivenFolder !== undefined) resolvePicturePaths(page.elements, pathFromGivenFolder)
  return { page: { ...page, url: ownUrl }, statedUrls }
}

/** Sorts the other URLs that a page states for itself into those on its own or a listed host, and all others. */
function divideStatedUrls(
  statedUrls: readonly StatedValue[],
  ownUrl: string | null,
  { hosts }: Briefing['edition'],
): { formerly: string[]; unlistedUrls: string[] } {
  const ownHosts = ownUrl === null ? hosts : [new URL(ownUrl).hostname, ...hosts]
  const others = [...new Set(statedUrls.map(({ value }) => value))].filter((url) => url !== ownUrl)
  const isOwn = (url: string) => ownHosts.includes(new URL(url).hostname)
  return { formerly: others.filter(isOwn), unlistedUrls: others.filter((url) => !isOwn(url)) }
}

/** Decodes and repairs the HTML of a page, with warnings about guesses and repairs. */
function decodeHtml(
  bytes: Uint8Array,
  contentType: string | null,
): { html: string; warnings: string[] } | { otherKind: string } {
  const decoded = decodePage(bytes, contentType)
  if (decoded === null) return { otherKind: 'binary' }
  const { text, warnings } = decoded
  const otherFormat = text.trim() === '' ? 'empty' : detectOtherFormat(text)
  if (otherFormat !== null) return { otherKind: otherFormat }
  const repairedText = repairDoubleEncoding(text)
  const html = restoreWaybackCopy(repairedText.text)
  const copyWarnings = html === repairedText.text ? [] : [waybackWarning]
  return { html, warnings: [...warnings, ...copyWarnings, ...createDoubleEncodingWarnings(repairedText)] }
}

/** Adds the words of the drawings that an article lacks to its account, as left out. */
function accountForDrawings(
  drawings: readonly ReplacedDrawing[],
  { markdown, account }: { markdown: string; account: WordAccount },
): WordAccount {
  const dropped = drawings
    .filter(({ address, description }) => description !== '' && !markdown.includes(address))
    .map(({ description }) => ({ reason: 'words of a drawing', text: description }))
  return {
    sourceText: [account.sourceText, ...dropped.map(({ text }) => text)].join('\n'),
    dropped: [...account.dropped, ...dropped],
  }
}

/**
 * Reads the article of a web page: decodes its bytes, takes its fields from the page's metadata, and its body from the
 * edition's rules or by recognition.
 */
export function readHtmlPage(
  { bytes, url, contentType, mirroredUrl = null, pathFromGivenFolder, files }: HtmlPage,
  briefing: Briefing,
): PageReading {
  const decoded = decodeHtml(bytes, contentType)
  if ('otherKind' in decoded) return decoded
  const { html, warnings } = decoded
  const parsed = parseWebPage(html, briefing.edition)
  if (parsed === null) return { otherKind: 'nested' }
  const shownLanguage = detectLanguage(extractVisibleLine(parsed.tree))
  const parsingLanguage =
    shownLanguage ?? resolveForeignLanguage(parsed, null, briefing.edition)?.value ?? parsed.parsingLanguage
  const knownUrl = url ?? briefing.url
  const urls = { url: knownUrl, mirroredUrl, pathFromGivenFolder }
  const savedPictures = files ? linkSavedFiles(parsed.elements, files) : new Map<Element, Picture>()
  const { page, statedUrls } = locatePage({ ...parsed, parsingLanguage }, urls, html.slice(0, 4096))
  for (const [{ properties }, picture] of savedPictures) properties.src = picture.url
  const drawings = replaceDrawings(page.tree)
  const pictures = [...savedPictures.values(), ...takeEmbeddedPictures(page.elements)]
  const article = readArticle(page, briefing)
  if ('otherKind' in article) return article
  const { fields } = article
  fields.url = page.url
  const { formerly, unlistedUrls } = divideStatedUrls(statedUrls, page.url, briefing.edition)
  fields.formerly = formerly
  if (knownUrl === null && statedUrls[0]) fields.provenance.url = statedUrls[0].source
  return {
    ...article,
    account: accountForDrawings(drawings, article),
    embeddedPictures: [
      ...selectShownPictures(pictures, article.markdown),
      ...(files ? readSavedPictures(article.markdown, files) : []),
    ],
    siteName: findStatedSiteName(page),
    unlistedUrls,
    warnings,
  }
}
