import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ContentFault } from '../../content/files/content-fault.ts'
import { forEachConcurrently } from '../../content/files/for-each-concurrently.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import { pictureDigest } from '../takedown/withheld-pictures.ts'
import type { EditionPictures } from './edition-pictures.ts'

/** Files that are hashed at a time. */
const together = 8

/** A file that was changed so many milliseconds ago may change again within the same tick of the disk's clock. */
const settled = 2000

/** Lines of a file and its state when its bytes were those of its name: it need not be read again in that state. */
const listName = 'pictures.tsv'

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** The state of a file: no edit leaves all of it as it was, since no program sets the time of the change of status. */
async function stateOf(file: string): Promise<{ text: string; isSettled: boolean }> {
  const { size, mtimeNs, ctimeNs, ino, dev } = await stat(file, { bigint: true })
  const isSettled = Date.now() - Number(ctimeNs / 1_000_000n) > settled
  return { text: [size, mtimeNs, ctimeNs, ino, dev].join(' '), isSettled }
}

async function readKnown(kept: string): Promise<Map<string, string>> {
  const text = await readFile(path.join(kept, listName), 'utf8').catch(() => '')
  return new Map(
    text.split('\n').flatMap((line) => {
      const [state = '', file = ''] = line.split('\t', 2)
      return file === '' ? [] : [[file, state] as const]
    }),
  )
}

const changed = (file: string, name: string, digest: string): ContentFault => ({
  file,
  line: 1,
  field: '',
  reason: `was changed, but has its old name, which is the SHA-256 digest of its bytes: rename it to ${name.replace(pictureDigest(name), digest)}, and write that name in the place of the old one in ${path.join(path.dirname(file), 'urls.tsv')}`,
})

/**
 * Every picture that is to be shown and whose bytes are not those that its name says: nobody would see the change, and
 * the old bytes would be served still.
 * @param kept the folder that remembers which files were looked at
 */
export async function findChangedPictures(
  media: readonly EditionPictures[],
  shown: ReadonlySet<string>,
  kept: string,
): Promise<ContentFault[]> {
  const [known, faults] = [await readKnown(kept), new Map<string, ContentFault>()]
  const [files, lines] = [
    media.flatMap((each) => each.files).filter(({ name }) => shown.has(name)),
    new Map<string, string>(),
  ]
  await forEachConcurrently(files, together, async ({ file, name }) => {
    const place = path.resolve(file)
    const { text, isSettled } = await stateOf(file)
    const digest = known.get(place) === text ? pictureDigest(name) : await digestOfFile(file)
    if (digest !== pictureDigest(name)) faults.set(file, changed(file, name, digest))
    else if (isSettled) lines.set(place, `${text}\t${place}\n`)
  })
  await writeAtomically(path.join(kept, listName), [...lines.values()].sort().join(''))
  return files.flatMap(({ file }) => faults.get(file) ?? [])
}
