import { createHash } from 'node:crypto'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import type { FileRecords } from './file-records.ts'

/** A content folder at one time. */
export interface ContentSnapshot {
  /** Digest of the names and bytes of all files. */
  digest: string
  /** Digest of their states: another one means that a file was edited, even if it has its earlier bytes again. */
  states: string
}

/** Digests a content folder. Only files that changed since their record are read. */
export async function takeSnapshot(content: ContentFolder, records: FileRecords): Promise<ContentSnapshot> {
  const [digests, states] = [createHash('sha256'), createHash('sha256')]
  let files = 0
  for await (const file of content.publishedFiles()) {
    const { digest, state } = records.digest(file)
    digests.update(`${content.pathWithin(file)}\n${digest}\n`)
    states.update(`${state}\n`)
    files++
  }
  records.forgetMissing(files)
  return { digest: digests.digest('hex'), states: states.digest('hex') }
}
