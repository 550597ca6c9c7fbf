import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Entry } from '../../../archive/shard.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import type { ContentSurvey } from '../content-survey.ts'
import { createMediaEntry, type MediaFile } from '../pictures/edition-pictures.ts'
import type { CachedRenderer } from '../rendering/cached-renderer.ts'
import type { FactTable } from '../state/fact-table.ts'
import { pictureAddressOf } from '../store/picture-addresses.ts'
import { getDocumentJson } from '../write-objects.ts'
import { toBulkLine } from './bulk-line.ts'
import { type BulkMonth, digestMonth, findCommonLicense, groupBulkArticlesByMonth } from './bulk-months.ts'
import { compressLines } from './compress-lines.ts'
import { formatDataPackage, type NamedMonthFile, nameMonthFiles, toBulkAddress } from './datapackage.ts'
import { KnownMonths, type MonthFile } from './known-months.ts'

/** Tools for making a release's bulk files. */
export interface BulkTools {
  cacheFolder: string
  /** Table in the state file that lists the bulk files made for each month. */
  monthTable: FactTable
  renderer: CachedRenderer
  /** Returns true for the address of a stored file. */
  isStored: (address: string) => boolean
}

/** Bulk files of a release, and the entries at their addresses. */
export interface BulkFiles {
  files: MediaFile[]
  entries: Entry[]
}

const toBulkFolder = (cacheFolder: string) => path.join(cacheFolder, 'bulk')

/** Makes the compressed files of a month, and writes them to the cache folder. */
async function writeMonthFiles(
  { articlePositions }: BulkMonth,
  { archive, articles, documents }: ContentSurvey,
  { cacheFolder, renderer }: BulkTools,
): Promise<MonthFile[]> {
  const bulkLines: string[] = []
  for (const articlePosition of articlePositions) {
    const [article, document] = [articles[articlePosition], documents.at(articlePosition)]
    if (!article) throw new Error(`there is no article ${articlePosition}`)
    const documentJson = await getDocumentJson(article, document, renderer)
    bulkLines.push(toBulkLine(documentJson, { origin: archive.url, digest: document.documentDigest }))
  }
  const monthFiles: MonthFile[] = []
  for (const { bytes, rowCount } of compressLines(bulkLines)) {
    const fileName = `${hash('sha256', bytes)}.gz`
    await writeAtomically(path.join(toBulkFolder(cacheFolder), fileName), bytes)
    monthFiles.push({ fileName, byteCount: bytes.length, rowCount })
  }
  return monthFiles
}

/**
 * Makes the files of each new or changed month. Reuses the files of the other months without reading their documents.
 * @returns edition → files, in month order
 */
async function makeMonthFilesByEdition(
  survey: ContentSurvey,
  tools: BulkTools,
): Promise<Map<string, NamedMonthFile[]>> {
  const { cacheFolder, isStored } = tools
  const knownMonths = new KnownMonths(tools.monthTable)
  const isFileStored = ({ fileName }: MonthFile) =>
    isStored(pictureAddressOf(fileName)) || existsSync(path.join(toBulkFolder(cacheFolder), fileName))
  const monthFilesByEdition = new Map<string, NamedMonthFile[]>()
  for (const bulkMonth of groupBulkArticlesByMonth(survey)) {
    const [monthKey, articlesDigest] = [
      `${bulkMonth.edition}/${bulkMonth.month}`,
      digestMonth(bulkMonth, survey),
    ]
    const knownFiles = knownMonths.findAndMarkUsed(monthKey, articlesDigest)
    const monthFiles = knownFiles?.every(isFileStored)
      ? knownFiles
      : await writeMonthFiles(bulkMonth, survey, tools)
    if (monthFiles !== knownFiles) knownMonths.remember(monthKey, { articlesDigest, parts: monthFiles })
    const namedFiles = nameMonthFiles(bulkMonth.month, monthFiles)
    monthFilesByEdition.set(bulkMonth.edition, [
      ...(monthFilesByEdition.get(bulkMonth.edition) ?? []),
      ...namedFiles,
    ])
  }
  knownMonths.forgetUnused()
  return monthFilesByEdition
}

/** Makes the bulk files of all editions, and the data packages that describe them. */
export async function makeBulkFiles(survey: ContentSurvey, tools: BulkTools): Promise<BulkFiles> {
  const bulkFiles: BulkFiles = { files: [], entries: [] }
  const bulkFolder = toBulkFolder(tools.cacheFolder)
  const addFile = (
    editionId: string,
    servedName: string,
    { fileName: storedName, byteCount }: Pick<MonthFile, 'fileName' | 'byteCount'>,
  ) => {
    const mediaFile = { file: path.join(bulkFolder, storedName), name: storedName, byteCount }
    bulkFiles.files.push(mediaFile)
    const address = toBulkAddress(editionId, servedName)
    bulkFiles.entries.push(createMediaEntry(mediaFile), {
      address,
      kind: 'moved',
      to: pictureAddressOf(storedName),
    })
  }
  for (const [editionId, monthFiles] of await makeMonthFilesByEdition(survey, tools)) {
    const edition = survey.configuredEditions.find((configuredEdition) => configuredEdition.id === editionId)
    const license = edition ? findCommonLicense(edition, survey.articles) : null
    const packageJson = formatDataPackage(
      { id: editionId, name: edition?.name ?? editionId, license },
      survey.archive.url,
      monthFiles,
    )
    const packageFileName = `${hash('sha256', packageJson)}.json`
    await writeAtomically(path.join(bulkFolder, packageFileName), packageJson)
    for (const monthFile of monthFiles) addFile(editionId, `${monthFile.baseName}.jsonl.gz`, monthFile)
    addFile(editionId, 'datapackage.json', {
      fileName: packageFileName,
      byteCount: Buffer.byteLength(packageJson),
    })
  }
  return bulkFiles
}

/** Deletes the cached bulk files. Called once they are stored in the archive. */
export const deleteCachedBulkFiles = (cacheFolder: string): Promise<void> =>
  rm(toBulkFolder(cacheFolder), { recursive: true, force: true })
