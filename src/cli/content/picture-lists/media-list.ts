import path from 'node:path'
import { readTextOrEmpty } from '../files/read-text-or-empty.ts'
import { writeAtomically } from '../files/write-atomically.ts'
import { type ListRow, splitListRows } from './list-rows.ts'

/** URL of a picture → its file in the edition's `media` folder, `<sha256>.<ext>`. */
export type MediaList = Map<string, string>

export const mediaListFileName = 'urls.tsv'

/** Names of stored pictures; any other file in the folder is ignored. */
export const mediaFileNamePattern = /^[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif|svg)$/

/** True for a row of `media/urls.tsv`: `<sha256>.<ext>` and a URL. */
export const isMediaListRow = ({ columns: [name = '', url = '', ...surplus] }: ListRow): boolean =>
  mediaFileNamePattern.test(name) && url !== '' && surplus.length === 0

/** Parses `media/urls.tsv`. Leaves out invalid rows, which `checkPictureLists` reports. */
export const parseMediaList = (text: string): MediaList =>
  new Map(
    splitListRows(text)
      .filter(isMediaListRow)
      .map(({ columns: [name = '', url = ''] }) => [url, name]),
  )

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
