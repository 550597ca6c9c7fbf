import type { Briefing } from '../briefing.ts'
import { looksLikeHtml } from '../html/html-beginning.ts'
import type { ImportEvent, Importer, SourceFile } from '../importer.ts'
import { parseMimeEntity } from '../source/header-block.ts'
import { importSavedPage } from './import-saved-page.ts'
import { findHeaderAddress } from './message-files.ts'
import { findParameter, type MimePart, readMimeParts } from './mime-parts.ts'
import { isWebPage, type SavedPage } from './read-saved-page.ts'

/** Returns the pages of a message: first the one that it is about, then those in its frames. */
function listPages(message: Buffer, parts: readonly MimePart[]): MimePart[] {
  const start = findParameter(parseMimeEntity(message).fields.get('content-type'), 'start')
  const pages = parts.filter(isWebPage)
  const first = pages.find(({ fields }) => start !== null && fields.get('content-id') === start)
  return first === undefined ? pages : [first, ...pages.filter((page) => page !== first)]
}

function divideMessage(message: Buffer): SavedPage {
  const { parts, isCutShort } = readMimeParts(message)
  const { fields } = parseMimeEntity(message)
  const location = findHeaderAddress({ fields }, 'snapshot-content-location') ?? findHeaderAddress({ fields })
  return { parts, pages: listPages(message, parts), location, isCutShort }
}

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
  read: (source: SourceFile, briefing: Briefing): AsyncGenerator<ImportEvent> =>
    importSavedPage(source, briefing, {
      mediaType: 'multipart/related',
      extension: 'mhtml',
      divideFile: divideMessage,
    }),
}
