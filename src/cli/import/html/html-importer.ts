import { statSync } from 'node:fs'
import path from 'node:path'
import type { ArticleFields } from '../../../model/article.ts'
import type { WordAccount } from '../accounting/word-account.ts'
import type { Briefing } from '../briefing.ts'
import { type ImportEvent, type Importer, rejectFile, type SourceFile } from '../importer.ts'
import { visibleLine } from '../markup/page-tree.ts'
import { isPageKind } from '../page/is-page-kind.ts'
import type { Claim } from '../page/metadata/claim.ts'
import { type Page, readPage } from '../page/metadata/page.ts'
import { statedUrls } from '../page/metadata/page-url.ts'
import { understandPage } from '../page/understand-page.ts'
import { readWhole } from '../source/source-file.ts'
import { detectLanguage } from '../text/detect-language.ts'
import { repairDoubleEncoding, repairWarnings } from '../text/double-encoding.ts'
import { pageKey } from '../urls/page-key.ts'
import { decodePage } from './decode-page.ts'
import { detectOtherFormat, looksLikeHtml } from './html-beginning.ts'
import { findBaseUrl, resolveUrls } from './resolve-urls.ts'
import { fileForUrl, urlsFromPath } from './urls-from-path.ts'

/** A web page as it was kept: its bytes, and what its server said of them. */
export interface HtmlPage {
  bytes: Uint8Array
  /** The URL it was captured from. */
  url: string | null
  /** Its `Content-Type`. */
  contentType: string | null
}

/**
 * An article as it was read from a page, with what was guessed or repaired in the page's text; or, in one word, what the
 * page is instead: `front`, `tag`, `empty`…
 */
export type PageReading =
  | { fields: ArticleFields; markdown: string; account: WordAccount; warnings: string[] }
  | { notArticle: string }

/** A page with its URL: the one it was captured from, what the archivist said, what the page says. */
function locate(page: Page, url: string | null, beginning: string): { page: Page; stated: Claim[] } {
  const stated = statedUrls({ ...page, url }, beginning)
  const own = url ?? stated[0]?.value ?? null
  const base = findBaseUrl(page.elements, own)
  if (base !== null) resolveUrls(page.elements, base)
  return { page: { ...page, url: own }, stated }
}

/** Other addresses that a page gives for itself on the same host. */
const formerly = (stated: readonly Claim[], own: string | null): string[] =>
  own === null
    ? []
    : [...new Set(stated.map(({ value }) => value))].filter(
        (url) => url !== own && new URL(url).host === new URL(own).host,
      )

/**
 * Reads the article that a web page holds: its bytes decoded, its fields by what the page says of itself, its body
 * by the edition's rules or by what looks like it.
 */
export function readHtmlPage({ bytes, url, contentType }: HtmlPage, briefing: Briefing): PageReading {
  const decoded = decodePage(bytes, contentType)
  if (decoded === null) return { notArticle: 'binary' }
  const { text, warnings } = decoded
  const other = text.trim() === '' ? 'empty' : detectOtherFormat(text)
  if (other !== null) return { notArticle: other }
  const repair = repairDoubleEncoding(text)
  const html = repair.text
  const parsed = readPage(html, briefing.edition)
  if (parsed === null) return { notArticle: 'nested' }
  const language = detectLanguage(visibleLine(parsed.tree)) ?? parsed.language
  const given = url ?? briefing.url
  const { page, stated } = locate({ ...parsed, language }, given, html.slice(0, 4096))
  const understood = understandPage(page, briefing)
  if ('notArticle' in understood) return understood
  const { fields } = understood
  fields.url = page.url
  fields.formerly = formerly(stated, page.url)
  if (given === null && stated[0]) fields.provenance.url = stated[0].from
  return { ...understood, warnings: [...warnings, ...repairWarnings(repair)] }
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** Whether the mirror that a file is part of has another file at this URL. */
const hasFileAt = (url: string | null, file: string, { edition }: Briefing): boolean => {
  const there = url === null ? null : fileForUrl(url, file, edition)
  return there !== null && there !== path.normalize(file) && isFile(there)
}

/**
 * Gives an article the URLs by which readers reached its file in a mirror: the first where its page states none, or one
 * that is another file's, as pages of a long story and printer's versions do.
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
  const own = pageKey(fields.url ?? first)
  fields.formerly = [...formerly].filter((url) => pageKey(url) !== own && !hasFileAt(url, file, briefing))
}

/** No page of one article is larger, with all that it carries. */
const largest = 32 * 1024 * 1024

const refusals: ReadonlyMap<string, string> = new Map([
  ['empty', 'holds no article: no text was found in it'],
  ['binary', 'is binary, not a web page'],
  ['nested', 'nests more than 512 elements in one another, as no page does'],
])

/** A web page that somebody saved. */
export const htmlImporter: Importer = {
  name: 'html',
  detect: ({ file, head }) => /\.(?:html?|xhtml|shtml)$/i.test(file) || looksLikeHtml(head),
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> {
    const { file } = source
    const refuse = (reason: string) => rejectFile(file, reason)
    if (source.size === 0) return yield refuse('is empty')
    const bytes = await readWhole(source, largest)
    if (!bytes) return yield refuse('is larger than 32 MiB: no page of one article is')
    const read = readHtmlPage({ bytes, url: null, contentType: null }, briefing)
    if (!('notArticle' in read)) {
      for (const text of read.warnings) yield { kind: 'warning', file, text }
      addUrlsInPath(read.fields, file, briefing)
      const original = { bytes, mediaType: 'text/html', extension: 'html' }
      const { fields, markdown, account } = read
      return yield { kind: 'article', slug: null, fields, markdown, account, original }
    }
    const reason = refusals.get(read.notArticle)
    yield reason === undefined
      ? {
          kind: 'skipped',
          file,
          why: read.notArticle,
          record: file,
          takeable: isPageKind(read.notArticle),
        }
      : refuse(reason)
  },
}
