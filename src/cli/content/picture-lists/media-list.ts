import path from 'node:path'
import { readTextOrEmpty } from '../files/read-text-or-empty.ts'
import { writeAtomically } from '../files/write-atomically.ts'
import { type ListRow, splitListRows } from './list-rows.ts'

/** URL of a picture → name of its file in the edition's `media` folder, `<sha256>.<ext>`. */
export type MediaNameByUrl = Map<string, string>

export const mediaListFileName = 'urls.tsv'

/** Matches the names of stored pictures. Other files in the folder are ignored. */
export const mediaFileNamePattern = /^[0-9a-f]{64}\.(?:jpg|png|gif|webp|avif|svg)$/

/** True for a valid row of `media/urls.tsv`: `<sha256>.<ext>` and a URL. */
export const isMediaListRow = ({ cells: [mediaName = '', url = '', ...surplusColumns] }: ListRow): boolean =>
  mediaFileNamePattern.test(mediaName) && url !== '' && surplusColumns.length === 0

/** Converts rows of `media/urls.tsv`. Ignores invalid rows, which `readPictureLists` reports. */
export const toMediaNameByUrl = (rows: readonly ListRow[]): MediaNameByUrl =>
  new Map(rows.filter(isMediaListRow).map(({ cells: [mediaName = '', url = ''] }) => [url, mediaName]))

/** Parses `media/urls.tsv`. Ignores invalid rows. */
export const parseMediaList = (listText: string): MediaNameByUrl => toMediaNameByUrl(splitListRows(listText))

/** Reads `media/urls.tsv`. A missing file is an empty list. */
export async function readMediaList(mediaFolder: string): Promise<MediaNameByUrl> {
  return parseMediaList(await readTextOrEmpty(path.join(mediaFolder, mediaListFileName)))
}

/** Formats `media/urls.tsv`, sorted by URL, so that a new picture adds only one line. */
export const formatMediaList = (mediaNameByUrl: MediaNameByUrl): string =>
  [...mediaNameByUrl]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([url, mediaName]) => `${mediaName}\t${url.replace(/\s/g, '%20')}\n`)
    .join('')

/** Writes `media/urls.tsv`. */
export const writeMediaList = (
  mediaFolder: string,
  mediaNameByUrl: MediaNameByUrl,
  write: (file: string, text: string) => Promise<void> = writeAtomically,
): Promise<void> => write(path.join(mediaFolder, mediaListFileName), formatMediaList(mediaNameByUrl))
