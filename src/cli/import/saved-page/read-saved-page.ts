import type { Briefing } from '../briefing.ts'
import { type PageArticleOrKind, readHtmlPage } from '../html/read-html-page.ts'
import { removeFragmentAndTracking, toWebUrl } from '../urls/page-key.ts'
import { decodePartBody } from './decode-part.ts'
import { findHeaderAddress, MessageFiles } from './message-files.ts'
import type { MimePart } from './mime-parts.ts'

/** Maximum size of a page without its pictures, in bytes. */
const maxPageBytes = 16 * 1024 * 1024

/** Maximum number of frames to read if the page has no text of its own. */
const maxFrameCount = 20

/** A page and its files, as a browser saved them in one file. */
export interface SavedPage {
  parts: readonly MimePart[]
  /** The web pages among the parts: first the saved page, then the pages in its frames. */
  pages: readonly MimePart[]
  /** The page's location as the file states it outside its parts; `null` if it states none. */
  statedLocation: string | null
  isCutShort: boolean
}

export const isWebPage = ({ mediaType }: MimePart): boolean =>
  /^(?:text\/html|application\/xhtml\+xml)$/.test(mediaType)

const createFrameWarning = (frameCount: number) =>
  `is a page of ${frameCount} frames, of which only the first with text was imported: compare the article with the page`

/**
 * Reads the saved page or, if it has no text (as in a frameset), the first of its frames that is an article.
 * The URL in the briefing takes precedence over the saved one. Returns `null` if there is no page.
 */
export function readSavedPage(savedPage: SavedPage, briefing: Briefing): PageArticleOrKind | null {
  const { parts, pages, statedLocation } = savedPage
  const readPage = (page: MimePart, pageLocation: string | null): PageArticleOrKind => {
    const savedUrl = pageLocation === null ? null : toWebUrl(pageLocation)
    const url = briefing.url ?? (savedUrl === null ? null : removeFragmentAndTracking(savedUrl))
    const contentType = page.fields.get('content-type') ?? null
    const bytes = decodePartBody(page)
    if (bytes.length > maxPageBytes) return { otherKind: 'large' }
    return readHtmlPage({ bytes, url, contentType, files: new MessageFiles(parts, pageLocation) }, briefing)
  }
  const [firstPage, ...frames] = pages
  if (firstPage === undefined) return null
  const firstReading = readPage(firstPage, findHeaderAddress(firstPage) ?? statedLocation)
  if (!('otherKind' in firstReading) || firstReading.otherKind !== 'empty') return firstReading
  for (const frame of frames.slice(0, maxFrameCount)) {
    const frameReading = readPage(frame, findHeaderAddress(frame))
    if ('otherKind' in frameReading) continue
    const frameWarnings = frames.length < 2 ? [] : [createFrameWarning(frames.length)]
    return { ...frameReading, warnings: [...frameReading.warnings, ...frameWarnings] }
  }
  return firstReading
}
