import type { Briefing } from '../briefing.ts'
import { looksLikeHtml } from '../html/html-beginning.ts'
import type { ImportEvent, Importer, SourceFile } from '../importer.ts'
import { parseMimeEntity } from '../source/header-block.ts'
import { importSavedPage } from './import-saved-page.ts'
import { findHeaderAddress } from './message-files.ts'
import { findContentTypeParameter, type MimePart, readMimeParts } from './mime-parts.ts'
import { isWebPage, type SavedPage } from './read-saved-page.ts'

/** Lists a message's web pages, with the page that its `start` parameter names first. */
function listPagesStartFirst(message: Buffer, parts: readonly MimePart[]): MimePart[] {
  const startContentId = findContentTypeParameter(
    parseMimeEntity(message).fields.get('content-type'),
    'start',
  )
  const pages = parts.filter(isWebPage)
  const startPage = pages.find(
    ({ fields }) => startContentId !== null && fields.get('content-id') === startContentId,
  )
  return startPage === undefined ? pages : [startPage, ...pages.filter((page) => page !== startPage)]
}

function parseMhtml(message: Buffer): SavedPage {
  const { parts, isCutShort } = readMimeParts(message)
  const { fields } = parseMimeEntity(message)
  const statedLocation =
    findHeaderAddress({ fields }, 'snapshot-content-location') ?? findHeaderAddress({ fields })
  return { parts, pages: listPagesStartFirst(message, parts), statedLocation, isCutShort }
}

/** Imports MHTML (RFC 2557), in which browsers save a page and its pictures as a single file. */
export const mhtmlImporter: Importer = {
  name: 'mhtml',
  recognises: ({ file, head }) => {
    if (looksLikeHtml(head)) return false
    const headText = Buffer.from(head).toString('latin1')
    return (
      /\.(?:mht|mhtml)$/i.test(file) ||
      (/^(?:snapshot-content-location:|from:\s*<?saved by)/im.test(headText) &&
        /^content-type:\s*multipart\/related/im.test(headText))
    )
  },
  read: (source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> =>
    importSavedPage(source, briefing, {
      mediaType: 'multipart/related',
      extension: 'mhtml',
      parseFile: parseMhtml,
    }),
}
