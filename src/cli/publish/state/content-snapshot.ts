import { createHash, type Hash } from 'node:crypto'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { type FileRecords, isFileDigest } from './file-records.ts'

/** The state of a content folder at a point in time. */
export interface ContentSnapshot {
  /** Digest of the names and bytes of all files. */
  digest: string
  /** Digest of the states of all files. It changes when a file is edited, even if the original bytes are restored. */
  statesDigest: string
  /** Digest of the states of all files except articles. */
  nonArticleStatesDigest: string
  /** The folder before files were edited or added, if nothing else has changed since the files were recorded. */
  earlierContent: EarlierContent
}

/** A file and the digest of its bytes. */
export interface DigestedFile {
  file: string
  digest: string
}

/** A file whose bytes have changed since they were recorded. */
export interface EditedFile extends DigestedFile {
  earlierDigest: string
}

interface EarlierContent {
  digest: string
  editedFiles: EditedFile[]
  /** Digest of the folder without the files that have no record. */
  digestWithoutAddedFiles: string
  /** At most 100 files without a record: added files, and files that changed just before they were last read. */
  addedFiles: DigestedFile[]
}

/** Maximum number of added files in a snapshot, which would otherwise keep up to 400,000 paths in memory. */
const maxAddedFiles = 100

/** Computes the digests of a snapshot, one file at a time. */
class SnapshotDigester {
  readonly #contentFolder: ContentFolder
  readonly #fileRecords: FileRecords
  readonly #allFilesHash = createHash('sha256')
  readonly #statesHash = createHash('sha256')
  readonly #earlierFilesHash = createHash('sha256')
  readonly #recordedFilesHash = createHash('sha256')
  readonly #editedFiles: EditedFile[] = []
  readonly #addedFiles: DigestedFile[] = []
  fileCount = 0

  constructor(contentFolder: ContentFolder, fileRecords: FileRecords) {
    this.#contentFolder = contentFolder
    this.#fileRecords = fileRecords.withOrderedLookups()
  }

  /** Adds a file to the digests. */
  addFile(file: string): { state: string } {
    const { digest, earlierDigest, state } = this.#fileRecords.findOrRecordDigests(file)
    const contentPath = this.#contentFolder.toRelativePath(file)
    this.#allFilesHash.update(`${contentPath}\n${digest}\n`)
    const earlierLine = `${contentPath}\n${earlierDigest ?? digest}\n`
    this.#earlierFilesHash.update(earlierLine)
    const isAdded = earlierDigest === null && isFileDigest(digest)
    if (!isAdded) this.#recordedFilesHash.update(earlierLine)
    else if (this.#addedFiles.length < maxAddedFiles) this.#addedFiles.push({ file, digest })
    if (earlierDigest !== null && earlierDigest !== digest)
      this.#editedFiles.push({ file, digest, earlierDigest })
    this.#statesHash.update(`${state}\n`)
    this.fileCount++
    return { state }
  }

  computeDigests(): Omit<ContentSnapshot, 'nonArticleStatesDigest'> {
    return {
      digest: this.#allFilesHash.digest('hex'),
      statesDigest: this.#statesHash.digest('hex'),
      earlierContent: {
        digest: this.#earlierFilesHash.digest('hex'),
        editedFiles: this.#editedFiles,
        digestWithoutAddedFiles: this.#recordedFilesHash.digest('hex'),
        addedFiles: this.#addedFiles,
      },
    }
  }
}

const addLineToHash = (hash: Hash, line: string) => hash.update(`${line}\n`)

/**
 * Takes a snapshot of a content folder. Reads only the files that have changed since they were recorded.
 * @param onFile called for every file, because checking 400,000 files may take minutes
 */
export async function takeSnapshot(
  contentFolder: ContentFolder,
  fileRecords: FileRecords,
  onFile: () => void,
): Promise<ContentSnapshot> {
  const snapshotDigester = new SnapshotDigester(contentFolder, fileRecords)
  const nonArticleStatesHash = createHash('sha256')
  for await (const file of contentFolder.listNonArticleFiles()) {
    addLineToHash(nonArticleStatesHash, snapshotDigester.addFile(file).state)
    onFile()
  }
  for await (const file of contentFolder.listArticleFoldersAndFiles()) {
    snapshotDigester.addFile(file)
    onFile()
  }
  fileRecords.forgetMissingFilesIfMany(snapshotDigester.fileCount)
  return { ...snapshotDigester.computeDigests(), nonArticleStatesDigest: nonArticleStatesHash.digest('hex') }
}

/** Computes the current `nonArticleStatesDigest` of a content folder. */
export async function digestNonArticleStates(
  contentFolder: ContentFolder,
  fileRecords: FileRecords,
): Promise<string> {
  const nonArticleStatesHash = createHash('sha256')
  const orderedRecords = fileRecords.withOrderedLookups()
  for await (const file of contentFolder.listNonArticleFiles())
    addLineToHash(nonArticleStatesHash, orderedRecords.findOrRecordDigests(file).state)
  return nonArticleStatesHash.digest('hex')
}
