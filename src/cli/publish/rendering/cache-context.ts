import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listFilesBelow } from '../../content/files/list-files.ts'
import type { RenderingSetting } from './article-renderer.ts'

const source = path.resolve(import.meta.dirname, '../../..')

/** Our own code that makes a document of a file. */
const rooms = ['model', 'cli/content', 'cli/publish']

/** The versions of everything else. */
const versions = ['package.json', 'package-lock.json']

function digestOf(file: string): string {
  try {
    return hash('sha256', readFileSync(file))
  } catch {
    return ''
  }
}

/**
 * What everything that is kept depends on: the code, its libraries, Node (whose Unicode changes), and the editions'
 * hosts, ids and rules. Kept under another digest, nothing is good.
 */
export async function contextDigest({ editions, origin }: RenderingSetting): Promise<string> {
  const files: string[] = versions.map((name) => path.join(source, '..', name))
  for (const room of rooms)
    for await (const file of listFilesBelow(path.join(source, room), '.ts')) files.push(file)
  const code = files.map((file) => [path.relative(source, file), digestOf(file)])
  return hash('sha256', JSON.stringify([process.version, editions, origin, code]))
}
