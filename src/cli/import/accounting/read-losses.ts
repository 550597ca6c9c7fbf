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

/** True for the path, below the edition's folder, of an article whose losses are read. */
type ArticleFilter = (file: string) => boolean

/** Reads the losses line by line, since a large archive's file has a million lines, few of which are needed. */
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
 * Returns the losses read from a file; `null` if it does not exist.
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
    const reason = 'cannot be read: delete it, and import again to get a new one'
    throw new ContentFaultError(createFileFault(file, reason))
  }
}

/**
 * Reads the losses of an edition's imports for the articles that `isKept` accepts: from the edition's own record or,
 * if earlier versions imported it without a record, from the last report. Returns empty lists if neither file exists.
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
