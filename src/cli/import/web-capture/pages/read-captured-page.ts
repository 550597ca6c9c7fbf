import type { Briefing } from '../../briefing.ts'
import { readHtmlPage } from '../../html/html-importer.ts'
import type { Article } from '../../importer.ts'
import { isPageKind } from '../../page/is-page-kind.ts'
import { pageKey, removeTracking } from '../../urls/page-key.ts'
import type { WarcFile } from '../records/warc-file.ts'
import type { Capture } from './capture.ts'
import type { CaptureFiles } from './capture-files.ts'
import type { CaptureIndex } from './capture-index.ts'
import { type CapturedResource, resourceUrls } from './captured-resource.ts'
import type { RecordLocator } from './record-locator.ts'

/** One capture of what was captured, decoded. */
export interface DecodedCapture {
  capture: Capture
  captured: CapturedResource
  bytes: Uint8Array
  contentType: string | null
}

/** What every capture of the files is read with. */
export interface CaptureContext {
  briefing: Briefing
  contents: CaptureFiles
  whereabouts: RecordLocator
  survey: CaptureIndex
}

/** The page's other records: where a revisit won, its own, since the one that is named is that of its payload. */
function others({ capture, captured }: DecodedCapture, whereabouts: RecordLocator): string[] {
  const rest = captured.captures.filter(({ place }) => place !== capture.payload)
  return rest.map(({ place }) => whereabouts.describeRecordFrom(capture.payload, place))
}

/** What a page gives for itself in its HTML, unless another page of the file has that URL. */
function statedUrls(stated: readonly string[], { captured }: CaptureIndex, own: string): string[] {
  return stated.filter((url) => pageKey(url) === pageKey(own) || !captured.has(pageKey(url)))
}

/** What is no kind of page, but cannot be read. */
const unreadable: ReadonlyMap<string, string> = new Map([
  ['binary', 'is binary, though its type says that it is a web page'],
  ['nested', 'nests its elements too deep to be read'],
])

/** An article, and what was guessed or repaired in its page's text. */
interface ArticleWithWarnings {
  article: Article
  warnings: string[]
}

/** The article of a page with all the URLs it had; or, in a word or two, what it is instead. */
export function readCapturedPage(
  payload: DecodedCapture,
  setting: CaptureContext,
): ArticleWithWarnings | { why: string; takeable: boolean } | { reason: string } {
  const { capture, captured, bytes, contentType } = payload
  const url = removeTracking(capture.url)
  // What was said of one file is not true of its many pages.
  const briefing = { ...setting.briefing, url: null, published: null }
  const page = readHtmlPage({ bytes, url, contentType }, briefing)
  if ('notArticle' in page) {
    const reason = unreadable.get(page.notArticle)
    if (reason !== undefined) return { reason }
    return { why: page.notArticle, takeable: isPageKind(page.notArticle) }
  }
  const listed = setting.contents.pages.get(pageKey(url))
  const urls = new Set([...statedUrls(page.fields.formerly, setting.survey, url), ...resourceUrls(captured)])
  urls.delete(url)
  const article: Article = {
    kind: 'article',
    slug: null,
    fields: {
      ...page.fields,
      headline: page.fields.headline || listed?.title || '',
      url,
      formerly: [...urls].sort(),
    },
    markdown: page.markdown,
    account: page.account,
    original: {
      mediaType: 'application/warc',
      extension: (setting.contents.volumes[capture.payload.volume] as WarcFile).extension,
      record: setting.whereabouts.describeRecord(capture.payload),
      captured: capture.date ?? listed?.date ?? null,
      earlier: others(payload, setting.whereabouts),
    },
  }
  return { article, warnings: page.warnings }
}
