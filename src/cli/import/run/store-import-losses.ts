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

const readTextOrEmpty = (files: EditionFiles, file: string): Promise<string> =>
  files.readText(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })

/**
 * Records text that an import lost or left out, along with the losses of earlier imports. For an article that is
 * imported again, only the latest losses are recorded.
 */
export async function storeImportLosses(
  editionFolder: string,
  files: EditionFiles,
  report: Pick<ImportReport, 'articles' | 'dropped'>,
): Promise<void> {
  const editionId = path.basename(editionFolder)
  const importedPaths = new Set(report.articles.map(({ file }) => toPathInEdition(file, editionId)))
  const lossFiles = { editionFolder, reportFile: path.join(editionFolder, 'import-report.json') }
  const earlierLosses = await readLosses(lossFiles, (file) => !importedPaths.has(file))
  const lossesFile = path.join(editionFolder, importLossesFileName)
  const lossesText = formatLosses(mergeLosses(earlierLosses, extractReportedLosses(report, editionId)))
  if (lossesText !== (await readTextOrEmpty(files, lossesFile))) await files.write(lossesFile, lossesText)
}
