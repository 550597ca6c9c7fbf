import { createHash, type Hash } from 'node:crypto'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { type FileRecords, isFileDigest } from './file-records.ts'

/** The state of a content folder at one time. */
export interface ContentSnapshot {
  /** Digest of the names and bytes of all files. */
  digest: string
  /** Digest of the states of all files: it changes when a file is edited, even if the bytes are then restored. */
  states: string
  /** The folder before some files were edited, provided that nothing else has changed since they were recorded. */
  earlier: EarlierContent
}

interface EarlierContent {
  digest: string
  /** The files whose bytes have changed, with their earlier digests. */
  editedFiles: { file: string; digest: string }[]
  /** The folder before the files without a record were added. */
  digestWithoutAdded: string
  /** At most 100 files without a record. One that changed just before it was recorded is among them, too. */
  addedFiles: string[]
}

/** The paths of 400,000 added files would stay in memory during the publication. */
const maxAddedFiles = 100

/**
 * Takes a snapshot of a content folder. Reads only files that changed since they were recorded.
 * @param onFile called for every file, since a disk may take minutes for 400,000
 */
export async function takeSnapshot(
  content: ContentFolder,
  records: FileRecords,
  onFile: () => void,
): Promise<ContentSnapshot> {
  const [digests, states, earlierDigests, recordedDigests] = Array.from({ length: 4 }, () =>
    createHash('sha256'),
  ) as [Hash, Hash, Hash, Hash]
  const editedFiles: EarlierContent['editedFiles'] = []
  const addedFiles: string[] = []
  const recordsInOrder = records.inOrder()
  let files = 0
  for await (const file of content.publishedFiles()) {
    const { digest, earlierDigest, state } = recordsInOrder.digest(file)
    const name = content.pathWithin(file)
    digests.update(`${name}\n${digest}\n`)
    const earlierLine = `${name}\n${earlierDigest ?? digest}\n`
    earlierDigests.update(earlierLine)
    const isAdded = earlierDigest === null && isFileDigest(digest)
    if (!isAdded) recordedDigests.update(earlierLine)
    else if (addedFiles.length < maxAddedFiles) addedFiles.push(file)
    if (earlierDigest !== null && earlierDigest !== digest) editedFiles.push({ file, digest: earlierDigest })
    states.update(`${state}\n`)
    files++
    onFile()
  }
  records.forgetMissing(files)
  return {
    digest: digests.digest('hex'),
    states: states.digest('hex'),
    earlier: {
      digest: earlierDigests.digest('hex'),
      editedFiles,
      digestWithoutAdded: recordedDigests.digest('hex'),
      addedFiles,
    },
  }
}
