import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { writeAtomically } from './write-atomically.ts'

/** URL of a picture → its file in the edition's `media` folder, `<sha256>.<ext>`. */
export type MediaList = Map<string, string>

const listName = 'urls.tsv'

/** Names of stored pictures; any other file in the folder is ignored. */
export const mediaFileName = /^[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif|svg)$/

/** Reads `media/urls.tsv`: one `<sha256>.<ext>`, tab, URL a line. A missing file is an empty list. */
export async function readMediaList(folder: string): Promise<MediaList> {
  const text = await readFile(path.join(folder, listName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const rows = text.split('\n').map((line) => line.split('\t', 2))
  return new Map(
    rows.flatMap(([name = '', url = '']) => (mediaFileName.test(name) && url ? [[url, name]] : [])),
  )
}

/** Writes the list sorted by URL, so that a new picture changes one line. */
export async function writeMediaList(
  folder: string,
  list: MediaList,
  write: (file: string, text: string) => Promise<void> = writeAtomically,
): Promise<void> {
  const lines = [...list]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([url, name]) => `${name}\t${url.replace(/\s/g, '%20')}\n`)
  await write(path.join(folder, listName), lines.join(''))
}
