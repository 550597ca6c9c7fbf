import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type ContentFault, fileFault } from '../../content/files/content-fault.ts'
import { forEachConcurrently } from '../../content/files/for-each-concurrently.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import { pictureDigest } from '../store/picture-addresses.ts'
import type { EditionPictures } from './edition-pictures.ts'

const concurrentReads = 8

/** Milliseconds after a change during which a file may change again within the same tick of the disk's clock. */
const settlingTime = 2000

/** Files, and their state when their bytes had the digest in their name: in that state they are not read again. */
const listName = 'pictures.tsv'

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Returns a text that every edit of a file changes: programs cannot set the time of the last status change. */
async function readFileState(file: string): Promise<{ state: string; isSettled: boolean }> {
  const { size, mtimeNs, ctimeNs, ino, dev } = await stat(file, { bigint: true })
  const isSettled = Date.now() - Number(ctimeNs / 1_000_000n) > settlingTime
  return { state: [size, mtimeNs, ctimeNs, ino, dev].join(' '), isSettled }
}

async function readCheckedFiles(cacheFolder: string): Promise<Map<string, string>> {
  const text = await readFile(path.join(cacheFolder, listName), 'utf8').catch(() => '')
  return new Map(
    text.split('\n').flatMap((line) => {
      const [state = '', file = ''] = line.split('\t', 2)
      return file === '' ? [] : [[file, state] as const]
    }),
  )
}

const changedFault = (file: string, name: string, digest: string): ContentFault =>
  fileFault(
    file,
    `was changed, but has its old name, and a picture's name is computed from its content: rename it to ${name.replace(pictureDigest(name), digest)}, and replace the old name in ${path.join(path.dirname(file), 'urls.tsv')}`,
  )

/**
 * Finds the pictures to be shown whose bytes do not have the digest in their name. Their change would go unseen, and the old
 * bytes would still be served.
 * @param cacheFolder remembers which files were checked
 */
export async function findChangedPictures(
  pictures: readonly EditionPictures[],
  shown: ReadonlySet<string>,
  cacheFolder: string,
): Promise<ContentFault[]> {
  const checked = await readCheckedFiles(cacheFolder)
  const files = pictures.flatMap((edition) => edition.files).filter(({ name }) => shown.has(name))
  const [faults, lines] = [new Map<string, ContentFault>(), new Map<string, string>()]
  await forEachConcurrently(files, concurrentReads, async ({ file, name }) => {
    const fullPath = path.resolve(file)
    const { state, isSettled } = await readFileState(file)
    const digest = checked.get(fullPath) === state ? pictureDigest(name) : await digestFile(file)
    if (digest !== pictureDigest(name)) faults.set(file, changedFault(file, name, digest))
    else if (isSettled) lines.set(fullPath, `${state}\t${fullPath}\n`)
  })
  await writeAtomically(path.join(cacheFolder, listName), [...lines.values()].sort().join(''))
  return files.flatMap(({ file }) => faults.get(file) ?? [])
}
