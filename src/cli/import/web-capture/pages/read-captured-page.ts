import type { ArticleFields } from '../../../../model/article.ts'
import type { Briefing } from '../../briefing.ts'
import { readHtmlPage } from '../../html/read-html-page.ts'
import type { Article } from '../../importer.ts'
import { isTakeableKind } from '../../page/is-takeable-kind.ts'
import { ignoreOrSaveRemedy } from '../../source/save-page-remedy.ts'
import { removeFragmentAndTracking, toPageKey } from '../../urls/page-key.ts'
import type { WarcFile } from '../records/warc-file.ts'
import type { Capture } from './capture.ts'
import type { CaptureFiles } from './capture-files.ts'
import type { CaptureIndex } from './capture-index.ts'
import { type CapturedResource, listResourceUrls } from './captured-resource.ts'
import type { PositionDescriber } from './position-describer.ts'

/** A decoded capture of a resource. */
export interface DecodedCapture {
  capture: Capture
  resource: CapturedResource
  bytes: Uint8Array
  contentType: string | null
}

/** Context for reading captures. */
export interface CaptureContext {
  briefing: Briefing
  captureFiles: CaptureFiles
  positionDescriber: PositionDescriber
  index: CaptureIndex
}

/**
 * Describes where the page's other captures are. For a revisit, its own record is one of them, because the
 * article's original is the record that contains the payload.
 */
function describePositionsOfOtherRecords(
  { capture, resource }: DecodedCapture,
  positionDescriber: PositionDescriber,
): string[] {
  const otherCaptures = resource.captures.filter(({ position }) => position !== capture.payloadPosition)
  return otherCaptures.map(({ position }) =>
    positionDescriber.describeRecordRelativeTo(capture.payloadPosition, position),
  )
}

/** Removes URLs of other captured pages from the URLs that a page states for itself. */
function removeUrlsOfOtherPages(
  statedUrls: readonly string[],
  { resourceByPageKey }: CaptureIndex,
  pageUrl: string,
): string[] {
  return statedUrls.filter(
    (url) => toPageKey(url) === toPageKey(pageUrl) || !resourceByPageKey.has(toPageKey(url)),
  )
}

/**
 * Returns a page's fields, with the title that a WACZ lists for the page in place of a headline that was
 * guessed from its text.
 */
function replaceGuessedHeadline(fields: ArticleFields, listedTitle: string | null): ArticleFields {
  if (listedTitle === null || fields.provenance.headline !== 'inferred') return fields
  return { ...fields, headline: listedTitle, provenance: { ...fields.provenance, headline: 'wacz' } }
}

/** Reasons for rejecting a page, by the `otherKind` that `readHtmlPage` returns. */
const rejectionReasonByKind: ReadonlyMap<string, string> = new Map([
  ['binary', 'is a binary file, although its server called it a web page: ignore it'],
  ['nested', `contains elements nested more than 512 levels deep: ${ignoreOrSaveRemedy}`],
])

/**
 * An article, its site's name, its URLs on hosts that are not listed, and warnings about guesses and repairs
 * in its text.
 */
interface CapturedArticle {
  article: Article
  siteName: string | null
  unlistedUrls: string[]
  warnings: string[]
}

/**
 * Reads the article on a captured page, with all its URLs. Returns a reason if the page is skipped or
 * rejected.
 */
export function readCapturedPage(
  decodedCapture: DecodedCapture,
  context: CaptureContext,
): CapturedArticle | { skipReason: string; isTakeable: boolean } | { rejectionReason: string } {
  const { capture, resource, bytes, contentType } = decodedCapture
  const url = removeFragmentAndTracking(capture.url)
  // The URL and date in a briefing describe one page, not the many pages of a file.
  const briefing = { ...context.briefing, url: null, published: null }
  const page = readHtmlPage({ bytes, url, contentType }, briefing)
  if ('otherKind' in page) {
    const reason = rejectionReasonByKind.get(page.otherKind)
    if (reason !== undefined) return { rejectionReason: reason }
    return { skipReason: page.otherKind, isTakeable: isTakeableKind(page.otherKind) }
  }
  const listedPage = context.captureFiles.listedPageByKey.get(toPageKey(url))
  const statedUrls = removeUrlsOfOtherPages(page.fields.formerly, context.index, url)
  const otherUrls = new Set([...statedUrls, ...listResourceUrls(resource)])
  otherUrls.delete(url)
  const article: Article = {
    kind: 'article',
    slug: null,
    fields: {
      ...replaceGuessedHeadline(page.fields, listedPage?.title ?? null),
      url,
      formerly: [...otherUrls].sort(),
    },
    markdown: page.markdown,
    embeddedPictures: page.embeddedPictures,
    account: page.account,
    original: {
      mediaType: 'application/warc',
      extension: (context.captureFiles.warcFiles[capture.payloadPosition.fileIndex] as WarcFile).extension,
      record: context.positionDescriber.describeRecord(capture.payloadPosition),
      captured: capture.date ?? listedPage?.date ?? null,
      earlier: describePositionsOfOtherRecords(decodedCapture, context.positionDescriber),
    },
  }
  return { article, siteName: page.siteName, unlistedUrls: page.unlistedUrls, warnings: page.warnings }
}
