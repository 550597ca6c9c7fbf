import path from 'node:path'
import {
  extractReportedLosses,
  formatLosses,
  importLossesFileName,
  mergeLosses,
  toPathInEdition,
} from '../accounting/import-losses.ts'
import { readLosses } from '../accounting/read-losses.ts'
import type { EditionFiles } from '../shelf/edition-files.ts'
import type { ImportReport } from './import-report.ts'

const readTextIfPresent = (files: EditionFiles, file: string): Promise<string> =>
  files.readText(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })

/**
 * Records the text that an import lost or left out, beside the losses of earlier imports. An article that is imported
 * again has only the losses of the latest import.
 * @param folder the edition's folder
 */
export async function storeLosses(
  folder: string,
  files: EditionFiles,
  report: Pick<ImportReport, 'articles' | 'dropped'>,
): Promise<void> {
  const edition = path.basename(folder)
  const imported = new Set(report.articles.map(({ file }) => toPathInEdition(file, edition)))
  const places = { editionFolder: folder, reportFile: path.join(folder, 'import-report.json') }
  const keptLosses = await readLosses(places, (file) => !imported.has(file))
  const file = path.join(folder, importLossesFileName)
  const text = formatLosses(mergeLosses(keptLosses, extractReportedLosses(report, edition)))
  if (text !== (await readTextIfPresent(files, file))) await files.write(file, text)
}
