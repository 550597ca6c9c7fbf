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
import { readDocumentText } from '../write-objects.ts'
import { toBulkLine } from './bulk-line.ts'
import { type BulkMonth, digestMonth, findCommonLicense, groupByMonth } from './bulk-months.ts'
import { compressLines } from './compress-lines.ts'
import { formatDataPackage, type NamedBulkPart, nameBulkParts, toBulkAddress } from './datapackage.ts'
import { type BulkPart, KnownMonths } from './known-months.ts'

/** The tools for making a release's bulk files. */
export interface BulkTools {
  cacheFolder: string
  /** The record of files that were made for each month. */
  monthTable: FactTable
  renderer: CachedRenderer
  /** True for the address of a stored file. */
  isStored: (address: string) => boolean
}

/** The bulk files of a release: their bytes, and the entries of their addresses. */
export interface BulkFiles {
  files: MediaFile[]
  entries: Entry[]
}

const toBulkFolder = (cacheFolder: string) => path.join(cacheFolder, 'bulk')

/** Makes, compresses and stores the files of a month. */
async function makeFilesOfMonth(
  { articlePositions }: BulkMonth,
  { archive, articles, documents }: ContentSurvey,
  { cacheFolder, renderer }: BulkTools,
): Promise<BulkPart[]> {
  const lines: string[] = []
  for (const position of articlePositions) {
    const [article, document] = [articles[position], documents.at(position)]
    if (!article) throw new Error(`there is no article ${position}`)
    const documentText = await readDocumentText(article, document, renderer)
    lines.push(toBulkLine(documentText, { origin: archive.url, digest: document.documentDigest }))
  }
  const parts: BulkPart[] = []
  for (const { bytes, rowCount } of compressLines(lines)) {
    const fileName = `${hash('sha256', bytes)}.gz`
    await writeAtomically(path.join(toBulkFolder(cacheFolder), fileName), bytes)
    parts.push({ fileName, byteCount: bytes.length, rowCount })
  }
  return parts
}

/**
 * Makes the files of every new or changed month, and reuses those of the other months without reading their
 * documents.
 */
async function makePartsByEdition(
  survey: ContentSurvey,
  tools: BulkTools,
): Promise<Map<string, NamedBulkPart[]>> {
  const { cacheFolder, isStored } = tools
  const knownMonths = new KnownMonths(tools.monthTable)
  const hasBytes = ({ fileName }: BulkPart) =>
    isStored(pictureAddressOf(fileName)) || existsSync(path.join(toBulkFolder(cacheFolder), fileName))
  const partsByEdition = new Map<string, NamedBulkPart[]>()
  for (const month of groupByMonth(survey)) {
    const [key, articlesDigest] = [`${month.edition}/${month.month}`, digestMonth(month, survey)]
    const knownParts = knownMonths.find(key, articlesDigest)
    const parts = knownParts?.every(hasBytes) ? knownParts : await makeFilesOfMonth(month, survey, tools)
    if (parts !== knownParts) knownMonths.remember(key, { articlesDigest, parts })
    const namedParts = nameBulkParts(month.month, parts)
    partsByEdition.set(month.edition, [...(partsByEdition.get(month.edition) ?? []), ...namedParts])
  }
  knownMonths.forgetUnused()
  return partsByEdition
}

/** Makes the bulk files of all editions, and the data packages that describe them. */
export async function makeBulkFiles(survey: ContentSurvey, tools: BulkTools): Promise<BulkFiles> {
  const bulkFiles: BulkFiles = { files: [], entries: [] }
  const folder = toBulkFolder(tools.cacheFolder)
  const addFile = (
    edition: string,
    fileName: string,
    { fileName: name, byteCount }: Pick<BulkPart, 'fileName' | 'byteCount'>,
  ) => {
    const file = { file: path.join(folder, name), name, byteCount }
    bulkFiles.files.push(file)
    const address = toBulkAddress(edition, fileName)
    bulkFiles.entries.push(createMediaEntry(file), { address, kind: 'moved', to: pictureAddressOf(name) })
  }
  for (const [id, parts] of await makePartsByEdition(survey, tools)) {
    const edition = survey.configuredEditions.find((configuredEdition) => configuredEdition.id === id)
    const license = edition ? findCommonLicense(edition, survey.articles) : null
    const packageJson = formatDataPackage(
      { id, name: edition?.name ?? id, license },
      survey.archive.url,
      parts,
    )
    const name = `${hash('sha256', packageJson)}.json`
    await writeAtomically(path.join(folder, name), packageJson)
    for (const part of parts) addFile(id, `${part.baseName}.jsonl.gz`, part)
    addFile(id, 'datapackage.json', { fileName: name, byteCount: Buffer.byteLength(packageJson) })
  }
  return bulkFiles
}

/** Deletes the bytes of bulk files; called once they are stored. */
export const deleteBulkFiles = (cacheFolder: string): Promise<void> =>
  rm(toBulkFolder(cacheFolder), { recursive: true, force: true })
