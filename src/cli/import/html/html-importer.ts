import { statSync } from 'node:fs'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import type { WordAccount } from '../accounting/word-account.ts'
import type { Briefing } from '../briefing.ts'
import {
  createSiteStatement,
  type ImportEvent,
  type Importer,
  rejectFile,
  type SourceFile,
} from '../importer.ts'
import { extractVisibleLine } from '../markup/page-tree.ts'
import { isPageKind } from '../page/is-page-kind.ts'
import { resolveLanguage } from '../page/metadata/page-language.ts'
import { findStatedUrls } from '../page/metadata/page-url.ts'
import { findStatedSiteName } from '../page/metadata/site-name.ts'
import type { StatedValue } from '../page/metadata/stated-value.ts'
import { parseWebPage, type WebPage } from '../page/metadata/web-page.ts'
import { readArticle } from '../page/read-article.ts'
import { readWhole } from '../source/source-file.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { createRepairWarnings, repairDoubleEncoding } from '../text/double-encoding.ts'
import { toPageKey } from '../urls/page-key.ts'
import { decodePage } from './decode-page.ts'
import { detectOtherFormat, looksLikeHtml } from './html-beginning.ts'
import { findBaseUrl, resolvePicturePaths, resolveUrls } from './resolve-urls.ts'
import { findFileForUrl, servedUrl, urlsFromPath } from './urls-from-path.ts'

/** A saved web page: its bytes, and what its server declared. */
export interface HtmlPage {
  bytes: Uint8Array
  /** The URL that it was captured from. */
  url: string | null
  /** Its `Content-Type`. */
  contentType: string | null
  /** The URL that its path in a mirror stands for. Relative URLs are resolved against it, even if the page states another. */
  mirroredUrl?: string | null
  /** Its path, beginning with the folder given to the command, by which its pictures are found if it has no URL. */
  name?: string | undefined
}

/**
 * An article read from a page, with warnings about guesses and repairs; or the kind of a page that is not an article,
 * in one word: `front`, `tag`, `empty`…
 */
export type PageReading =
  | {
      fields: ArticleFields
      markdown: string
      account: WordAccount
      warnings: string[]
      /** The name that the page states for its site. */
      siteName: string | null
      /** The other URLs that the page states, on hosts that the edition does not list. */
      unlistedUrls: string[]
    }
  | { notArticle: string }

/** Determines a page's URL (captured, briefed, or stated by the page), and makes its links absolute. */
function locate(
  page: WebPage,
  { url, mirroredUrl, name }: { url: string | null; mirroredUrl: string | null; name: string | undefined },
  beginning: string,
): { page: WebPage; stated: StatedValue[] } {
  const statedUrls = findStatedUrls({ ...page, url }, beginning)
  const ownUrl = url ?? statedUrls[0]?.value ?? null
  const base = findBaseUrl(page.elements, url ?? mirroredUrl ?? ownUrl)
  if (base !== null) resolveUrls(page.elements, base, mirroredUrl === null ? undefined : servedUrl)
  else if (name !== undefined) resolvePicturePaths(page.elements, name)
  return { page: { ...page, url: ownUrl }, stated: statedUrls }
}

/** The other URLs that a page states for itself: those on its own or a listed host, and all others. */
function sortFormerUrls(
  stated: readonly StatedValue[],
  ownUrl: string | null,
  { hosts }: Briefing['edition'],
): { formerly: string[]; unlistedUrls: string[] } {
  const ownHosts = ownUrl === null ? hosts : [new URL(ownUrl).hostname, ...hosts]
  const others = [...new Set(stated.map(({ value }) => value))].filter((url) => url !== ownUrl)
  const isOwn = (url: string) => ownHosts.includes(new URL(url).hostname)
  return { formerly: others.filter(isOwn), unlistedUrls: others.filter((url) => !isOwn(url)) }
}

/**
 * Reads the article of a web page: decodes its bytes, takes its fields from the page's metadata, and its body from the
 * edition's rules or by recognition.
 */
export function readHtmlPage(
  { bytes, url, contentType, mirroredUrl = null, name }: HtmlPage,
  briefing: Briefing,
): PageReading {
  const decoded = decodePage(bytes, contentType)
  if (decoded === null) return { notArticle: 'binary' }
  const { text, warnings } = decoded
  const otherFormat = text.trim() === '' ? 'empty' : detectOtherFormat(text)
  if (otherFormat !== null) return { notArticle: otherFormat }
  const repair = repairDoubleEncoding(text)
  const html = repair.text
  const parsed = parseWebPage(html, briefing.edition)
  if (parsed === null) return { notArticle: 'nested' }
  const shownLanguage = detectLanguage(extractVisibleLine(parsed.tree))
  const language = shownLanguage ?? resolveLanguage(parsed, null, briefing.edition)?.value ?? parsed.language
  const knownUrl = url ?? briefing.url
  const urls = { url: knownUrl, mirroredUrl, name }
  const { page, stated } = locate({ ...parsed, language }, urls, html.slice(0, 4096))
  const article = readArticle(page, briefing)
  if ('notArticle' in article) return article
  const { fields } = article
  fields.url = page.url
  const { formerly, unlistedUrls } = sortFormerUrls(stated, page.url, briefing.edition)
  fields.formerly = formerly
  if (knownUrl === null && stated[0]) fields.provenance.url = stated[0].from
  const allWarnings = [...warnings, ...createRepairWarnings(repair)]
  return { ...article, siteName: findStatedSiteName(page), unlistedUrls, warnings: allWarnings }
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** True when the mirror contains another file for this URL; `wget --adjust-extension` adds `.html` to names. */
const hasFileAt = (url: string | null, file: string, { edition }: Briefing): boolean => {
  const mirrored = url === null ? null : findFileForUrl(url, file, edition)
  if (mirrored === null) return false
  return [mirrored, `${mirrored}.html`].some((each) => each !== path.normalize(file) && isFile(each))
}

/**
 * Adds the URLs of an article's file in a mirror. The first becomes the article's URL if its page states none, or
 * states another file's, as later pages of a story and printer's versions do.
 */
function addUrlsInPath(fields: ArticleFields, file: string, briefing: Briefing): void {
  const [first, ...others] = urlsFromPath(file, briefing.edition)
  if (first === undefined) return
  const formerly = new Set([...fields.formerly, first, ...others])
  const isStated = fields.url !== null && !hasFileAt(fields.url, file, briefing)
  if (!isStated) {
    fields.url = first
    fields.provenance = { ...fields.provenance, url: 'path' }
  }
  const ownKey = toPageKey(fields.url ?? first)
  fields.formerly = [...formerly].filter(
    (url) => toPageKey(url) !== ownKey && !hasFileAt(url, file, briefing),
  )
}

const originOf = (url: string | null) => (url === null ? null : new URL(url).origin)

/** Maximum size of a page, in bytes. */
const maxPageBytes = 32 * 1024 * 1024

const rejectionReasons: ReadonlyMap<string, string> = new Map([
  [
    'empty',
    'contains no article text: leave it out, or, if it shows one, name the element with its text in edition.yaml (extract: body)',
  ],
  ['binary', 'is a binary file, not a web page: leave it out, or save the page again as HTML'],
  ['nested', 'contains elements nested more than 512 levels deep: leave it out, or save the page again'],
])

/** Imports saved web pages. */
export const htmlImporter: Importer = {
  name: 'html',
  detect: ({ file, head }) => /\.(?:html?|xhtml|shtml)$/i.test(file) || looksLikeHtml(head),
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> {
    const { file } = source
    const reject = (reason: string) => rejectFile(file, reason)
    if (source.size === 0) return yield reject('is empty: leave it out, or save the page again')
    const bytes = await readWhole(source, maxPageBytes)
    if (!bytes)
      return yield reject(
        'is larger than 32 MiB, the limit for one page: leave it out, or save the page without its pictures',
      )
    const [mirroredUrl = null] = urlsFromPath(file, briefing.edition)
    const page = { bytes, url: null, contentType: null, mirroredUrl, name: source.name }
    const reading = readHtmlPage(page, briefing)
    if (!('notArticle' in reading)) {
      for (const text of reading.warnings) yield { kind: 'warning', file, text }
      addUrlsInPath(reading.fields, file, briefing)
      const original = { bytes, mediaType: 'text/html', extension: 'html' }
      const { fields, markdown, account, unlistedUrls } = reading
      if (unlistedUrls.length > 0) yield { kind: 'unlisted', urls: unlistedUrls }
      yield createSiteStatement({ name: reading.siteName, url: originOf(fields.url) })
      return yield { kind: 'article', slug: null, fields, markdown, account, original }
    }
    const pageKind = reading.notArticle
    const reason = rejectionReasons.get(pageKind)
    yield reason === undefined
      ? { kind: 'skipped', file, why: pageKind, record: file, takeable: isPageKind(pageKind) }
      : reject(reason)
  },
}
