import { hash } from 'node:crypto'
import path from 'node:path'
import { listFilesBelow } from '../../content/files/list-files.ts'
import type { FileRecords } from './file-records.ts'

const sourceFolder = path.resolve(import.meta.dirname, '../../..')

/** The extension of code files: `.ts` in the project, `.js` in its package. */
const codeExtension = path.extname(import.meta.filename)

/** The folders with the code that turns a content folder into a release and its search index. */
const codeFolders = ['archive', 'model', 'search', 'cli/content', 'cli/publish']

/** The files that pin the versions of all libraries. */
const versionFiles = ['package.json', 'package-lock.json']

/** Returns a digest of the code, its libraries and the version of Node, which determines the version of Unicode. */
export async function digestCode(fileRecords: FileRecords): Promise<string> {
  const filePaths = versionFiles.map((name) => path.join(sourceFolder, '..', name))
  for (const folder of codeFolders)
    for await (const file of listFilesBelow(path.join(sourceFolder, folder), codeExtension))
      filePaths.push(file)
  const fileDigests = filePaths.map((file) => [
    path.relative(sourceFolder, file),
    fileRecords.findOrRecordDigests(file).digest,
  ])
  return hash('sha256', JSON.stringify([process.version, fileDigests]))
}
