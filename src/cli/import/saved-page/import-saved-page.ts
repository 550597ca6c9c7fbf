import type { Briefing } from '../briefing.ts'
import { yieldPageEvents } from '../html/page-events.ts'
import { createRejection, type ImportEvent, type SourceFile } from '../importer.ts'
import { readWhole } from '../source/source-file.ts'
import { maxMessagePartCount } from './mime-parts.ts'
import { readSavedPage, type SavedPage } from './read-saved-page.ts'

/** Maximum size of a saved page with its pictures, in bytes. */
const maxFileBytes = 128 * 1024 * 1024

/** A format in which browsers save a page and its files as a single file. */
export interface SavedPageFormat {
  mediaType: string
  extension: string
  /** Splits a file into its parts. */
  parseFile(bytes: Buffer): SavedPage | 'damaged'
}

const saveAgainRemedy = 'leave it out, or save the page again ("Webpage, complete")'

/** Imports the page in a file of the given format, or rejects the file. */
export async function* importSavedPage(
  source: SourceFile,
  briefing: Briefing,
  { mediaType, extension, parseFile }: SavedPageFormat,
): AsyncGenerator<ImportEvent> {
  const { file } = source
  const bytes = await readWhole(source, maxFileBytes)
  if (bytes === 'too large')
    return yield createRejection(
      file,
      'is larger than 128 MiB, the limit for one page with its pictures: save the page again ("Webpage, complete")',
    )
  const savedPage = parseFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  if (savedPage === 'damaged')
    return yield createRejection(
      file,
      `is damaged, or of another kind than .${extension}: ${saveAgainRemedy}`,
    )
  if (savedPage.parts.length > maxMessagePartCount)
    return yield createRejection(file, `contains over 20,000 files, more than any page: ${saveAgainRemedy}`)
  if (savedPage.isCutShort)
    yield {
      kind: 'warning',
      file,
      text: 'was cut short: compare its article with the page, or save the page again ("Webpage, complete")',
    }
  const pageReading = readSavedPage(savedPage, briefing)
  if (pageReading === null) return yield createRejection(file, `contains no web page: ${saveAgainRemedy}`)
  yield* yieldPageEvents(pageReading, file, { bytes, mediaType, extension })
}
