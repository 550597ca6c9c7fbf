import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listFilesBelow } from '../../content/files/list-files.ts'
import type { RenderingSetting } from './article-renderer.ts'

const sourceFolder = path.resolve(import.meta.dirname, '../../..')

/** `.ts` in the project, `.js` in its package. */
const codeExtension = path.extname(import.meta.filename)

/** The folders of the code that makes a document of a file. */
const codeFolders = ['model', 'cli/content', 'cli/publish']

/** The files that decide the versions of all libraries. */
const versionFiles = ['package.json', 'package-lock.json']

function digestOfFile(file: string): string {
  try {
    return hash('sha256', readFileSync(file))
  } catch {
    return ''
  }
}

/**
 * Returns a digest of everything that all cached articles depend on: the code, its libraries, Node (whose Unicode changes),
 * and the editions' hosts, ids and rules. With another digest, the whole cache is invalid.
 */
export async function contextDigest({ editions, origin }: RenderingSetting): Promise<string> {
  const files = versionFiles.map((name) => path.join(sourceFolder, '..', name))
  for (const folder of codeFolders)
    for await (const file of listFilesBelow(path.join(sourceFolder, folder), codeExtension)) files.push(file)
  const code = files.map((file) => [path.relative(sourceFolder, file), digestOfFile(file)])
  return hash('sha256', JSON.stringify([process.version, editions, origin, code]))
}
