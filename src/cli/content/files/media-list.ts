import path from 'node:path'
import { readTextOrEmpty } from './read-text-or-empty.ts'
import { writeAtomically } from './write-atomically.ts'

/** URL of a picture → its file in the edition's `media` folder, `<sha256>.<ext>`. */
export type MediaList = Map<string, string>

export const mediaListFileName = 'urls.tsv'

/** Names of stored pictures; any other file in the folder is ignored. */
export const mediaFileNamePattern = /^[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif|svg)$/

/** Parses `media/urls.tsv`, which has `<sha256>.<ext>`, a tab and a URL on each line. */
export function parseMediaList(text: string): MediaList {
  const rows = text.split('\n').map((line) => line.split('\t', 2))
  return new Map(
    rows.flatMap(([name = '', url = '']) => (mediaFileNamePattern.test(name) && url ? [[url, name]] : [])),
  )
}

/** Reads `media/urls.tsv`. A missing file is an empty list. */
export async function readMediaList(folder: string): Promise<MediaList> {
  return parseMediaList(await readTextOrEmpty(path.join(folder, mediaListFileName)))
}

/** Formats the list, sorted by URL so that a new picture changes one line. */
export const formatMediaList = (list: MediaList): string =>
  [...list]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([url, name]) => `${name}\t${url.replace(/\s/g, '%20')}\n`)
    .join('')

/** Writes the list. */
export const writeMediaList = (
  folder: string,
  list: MediaList,
  write: (file: string, text: string) => Promise<void> = writeAtomically,
): Promise<void> => write(path.join(folder, mediaListFileName), formatMediaList(list))
