import type { Briefing } from '../briefing.ts'
import { looksLikeHtml } from '../html/html-beginning.ts'
import { createPageEvents } from '../html/page-events.ts'
import { type PageReading, readHtmlPage } from '../html/read-html-page.ts'
import { createRejection, type ImportEvent, type Importer, type SourceFile } from '../importer.ts'
import { parseMimeEntity } from '../source/header-block.ts'
import { readWhole } from '../source/source-file.ts'
import { parseWebUrl, removeTracking } from '../urls/page-key.ts'
import { decodePart } from './decode-part.ts'
import { findHeaderAddress, MessageFiles } from './message-files.ts'
import { findParameter, type MimePart, maxMessageParts, readMimeParts } from './mime-parts.ts'

/** Maximum size of a saved page with its pictures, in bytes. */
const maxFileBytes = 128 * 1024 * 1024

/** Maximum size of a page without its pictures, in bytes. */
const maxPageBytes = 16 * 1024 * 1024

/** Maximum frames of a page without text that are read. */
const maxFrames = 20

const isWebPage = ({ mediaType }: MimePart) => /^(?:text\/html|application\/xhtml\+xml)$/.test(mediaType)

/** Returns the pages of a message: first the one that it is about, then those in its frames. */
function listPages(message: Buffer, parts: readonly MimePart[]): MimePart[] {
  const start = findParameter(parseMimeEntity(message).fields.get('content-type'), 'start')
  const pages = parts.filter(isWebPage)
  const first = pages.find(({ fields }) => start !== null && fields.get('content-id') === start)
  return first === undefined ? pages : [first, ...pages.filter((page) => page !== first)]
}

/** The parts of a message, and the archivist's answers. */
interface MessageContext {
  parts: readonly MimePart[]
  briefing: Briefing
}

/** Reads one page of a message; the URL given by the archivist outranks the one that was saved. */
function readPage(page: MimePart, location: string | null, { parts, briefing }: MessageContext): PageReading {
  const savedUrl = location === null ? null : parseWebUrl(location)
  const url = briefing.url ?? (savedUrl === null ? null : removeTracking(savedUrl))
  const contentType = page.fields.get('content-type') ?? null
  const bytes = decodePart(page)
  if (bytes.length > maxPageBytes) return { otherKind: 'large' }
  return readHtmlPage({ bytes, url, contentType, files: new MessageFiles(parts, location) }, briefing)
}

/** Warns that the words of a page's other frames are not in its article. */
const warnOfOtherFrames = (frameCount: number) =>
  frameCount < 2
    ? []
    : [`is a page of ${frameCount} frames, of which the first article was read: compare it with the page`]

/** Reads the first page with text: the page of a frameset has none, and its frames have. */
function readFirstPage(message: Buffer, context: MessageContext): PageReading | null {
  const { fields } = parseMimeEntity(message)
  const snapshotUrl =
    findHeaderAddress({ fields }, 'snapshot-content-location') ?? findHeaderAddress({ fields })
  const [first, ...frames] = listPages(message, context.parts)
  if (first === undefined) return null
  const reading = readPage(first, findHeaderAddress(first) ?? snapshotUrl, context)
  if (!('otherKind' in reading) || reading.otherKind !== 'empty') return reading
  for (const frame of frames.slice(0, maxFrames)) {
    const inFrame = readPage(frame, findHeaderAddress(frame), context)
    if (!('otherKind' in inFrame))
      return { ...inFrame, warnings: [...inFrame.warnings, ...warnOfOtherFrames(frames.length)] }
  }
  return reading
}

const saveAgainRemedy = 'leave it out, or save the page again'

/** Imports pages that a browser saved as a single file: MHTML (RFC 2557), with their pictures. */
export const mhtmlImporter: Importer = {
  name: 'mhtml',
  detect: ({ file, head }) => {
    if (looksLikeHtml(head)) return false
    const beginning = Buffer.from(head).toString('latin1')
    return (
      /\.(?:mht|mhtml)$/i.test(file) ||
      (/^(?:snapshot-content-location:|from:\s*<?saved by)/im.test(beginning) &&
        /^content-type:\s*multipart\/related/im.test(beginning))
    )
  },
  async *read(source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> {
    const { file } = source
    const bytes = await readWhole(source, maxFileBytes)
    if (!bytes)
      return yield createRejection(
        file,
        'is larger than 128 MiB, the limit for one page with its pictures: save the page as HTML',
      )
    const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    const { parts, isCutShort } = readMimeParts(message)
    if (parts.length > maxMessageParts)
      return yield createRejection(file, `contains over 20,000 files, more than any page: ${saveAgainRemedy}`)
    if (isCutShort)
      yield {
        kind: 'warning',
        file,
        text: 'was cut short: compare its article with the page, or save the page again',
      }
    const reading = readFirstPage(message, { parts, briefing })
    if (reading === null) return yield createRejection(file, `contains no web page: ${saveAgainRemedy}`)
    yield* createPageEvents(reading, file, { bytes, mediaType: 'multipart/related', extension: 'mhtml' })
  },
}
