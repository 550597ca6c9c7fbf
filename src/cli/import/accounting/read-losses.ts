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

/** Reads the losses line by line: the file of a large archive has a million lines, and few articles are asked for. */
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

/** Returns the losses read from a file; `null` if it does not exist. */
async function returnNullIfMissing(
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
 * Reads what the imports of an edition have lost and left out of some of its articles; of an edition whose imports did
 * not record it yet, from the report of the last one.
 * @throws ContentFaultError for a file that cannot be read
 */
export async function readLosses(
  { editionFolder, reportFile }: { editionFolder: string; reportFile: string },
  isKept: ArticleFilter,
): Promise<ImportLosses> {
  const lossesFile = path.join(editionFolder, importLossesFileName)
  const recordedLosses = await returnNullIfMissing(lossesFile, readRecordedLosses(lossesFile, isKept))
  if (recordedLosses !== null) return recordedLosses
  const editionId = path.basename(editionFolder)
  const reportedLosses = await returnNullIfMissing(
    reportFile,
    readReportedLosses(reportFile, editionId, isKept),
  )
  return reportedLosses ?? { lostWords: [], droppedBlocks: [] }
}
