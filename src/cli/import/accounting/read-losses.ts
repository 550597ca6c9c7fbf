import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { ContentFaultError, createFileFault } from '../../content/files/content-fault.ts'
import {
  extractReportedLosses,
  filterLosses,
  type ImportLosses,
  importLossesFileName,
  parseLosses,
} from './import-losses.ts'

/** True if an article's losses are to be read. `file` is the article's path relative to the edition's folder. */
type ArticleFilter = (file: string) => boolean

/** Reads the losses line by line: a large archive's file can have a million lines, of which few are needed. */
async function readRecordedLosses(file: string, isKept: ArticleFilter): Promise<ImportLosses> {
  const losses: ImportLosses = { lostWords: [], droppedBlocks: [] }
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const { lostWords, droppedBlocks } = filterLosses(parseLosses(line), isKept)
    losses.lostWords.push(...lostWords)
    losses.droppedBlocks.push(...droppedBlocks)
  }
  return losses
}

const readReportedLosses = async (
  file: string,
  editionId: string,
  isKept: ArticleFilter,
): Promise<ImportLosses> =>
  filterLosses(extractReportedLosses(JSON.parse(await readFile(file, 'utf8')), editionId), isKept)

/**
 * Awaits the losses from a file; returns `null` if the file does not exist.
 * @throws ContentFaultError for a file that cannot be read
 */
async function awaitLossesOrNull(
  file: string,
  lossesPromise: Promise<ImportLosses>,
): Promise<ImportLosses | null> {
  try {
    return await lossesPromise
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    const reason = 'cannot be read: delete it, and import all sources again to get a new one'
    throw new ContentFaultError(createFileFault(file, reason))
  }
}

/**
 * Reads the import losses of articles that `isKept` accepts from the edition's own record. An edition imported by an
 * early version has no record, so its losses are read from the last report. Returns empty lists if neither file exists.
 * @throws ContentFaultError for a file that cannot be read
 */
export async function readLosses(
  { editionFolder, reportFile }: { editionFolder: string; reportFile: string },
  isKept: ArticleFilter,
): Promise<ImportLosses> {
  const lossesFile = path.join(editionFolder, importLossesFileName)
  const recordedLosses = await awaitLossesOrNull(lossesFile, readRecordedLosses(lossesFile, isKept))
  if (recordedLosses !== null) return recordedLosses
  const editionId = path.basename(editionFolder)
  const reportedLosses = await awaitLossesOrNull(
    reportFile,
    readReportedLosses(reportFile, editionId, isKept),
  )
  return reportedLosses ?? { lostWords: [], droppedBlocks: [] }
}
