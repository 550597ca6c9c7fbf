import type { Briefing } from '../briefing.ts'
import { yieldPageEvents } from '../html/page-events.ts'
import { createRejection, type ImportEvent, type SourceFile } from '../importer.ts'
import { savePageRemedy } from '../source/save-page-remedy.ts'
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

const saveAgainRemedy = `leave it out, or ${savePageRemedy}`

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
      `is larger than 128 MiB, the limit for one page with its pictures: ${savePageRemedy}`,
    )
  const savedPage = parseFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  if (savedPage === 'damaged')
    return yield createRejection(file, `is damaged, or is not a .${extension} file: ${saveAgainRemedy}`)
  if (savedPage.parts.length > maxMessagePartCount)
    return yield createRejection(
      file,
      `contains more than ${maxMessagePartCount.toLocaleString('en')} files, which no web page does: ${saveAgainRemedy}`,
    )
  if (savedPage.isCutShort)
    yield {
      kind: 'warning',
      file,
      text: `was cut short, so the end of its article may be missing: compare the article with the page, or ${savePageRemedy}`,
    }
  const pageReading = readSavedPage(savedPage, briefing)
  if (pageReading === null) return yield createRejection(file, `contains no web page: ${saveAgainRemedy}`)
  yield* yieldPageEvents(pageReading, file, { bytes, mediaType, extension })
}
