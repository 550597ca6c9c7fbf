import path from 'node:path'
import { readTextOrEmpty } from '../files/read-text-or-empty.ts'
import { type ListRow, splitListRows } from './list-rows.ts'
import { mediaFileNamePattern } from './media-list.ts'

/** Name of a stored picture → names of its smaller copies in the same `media` folder. */
export type SmallerCopiesByPicture = ReadonlyMap<string, readonly string[]>

export const smallerCopiesFileName = 'sizes.tsv'

/** True for a valid row of `media/sizes.tsv`: the name of a copy, and the name of its original. */
export const isSmallerCopyRow = ({ cells }: ListRow): boolean =>
  cells.length === 2 && cells[0] !== cells[1] && cells.every((name) => mediaFileNamePattern.test(name))

/** Converts rows of `media/sizes.tsv`. Ignores invalid rows, which `readPictureLists` reports. */
export function toSmallerCopiesByPicture(rows: readonly ListRow[]): SmallerCopiesByPicture {
  const copyRows = rows.filter(isSmallerCopyRow).map(({ cells }) => cells)
  const rowsByOriginal = Map.groupBy(copyRows, ([, originalName = '']) => originalName)
  return new Map(
    [...rowsByOriginal].map(([originalName, originalCopyRows]) => [
      originalName,
      [...new Set(originalCopyRows.map(([copyName = '']) => copyName))],
    ]),
  )
}

/** Formats `media/sizes.tsv`, sorted by the names of the originals, so that a new picture adds only adjacent lines. */
export const formatSmallerCopies = (smallerCopies: SmallerCopiesByPicture): string =>
  [...smallerCopies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([originalName, copyNames]) => copyNames.map((copyName) => `${copyName}\t${originalName}\n`))
    .join('')

/** Reads `media/sizes.tsv`. A missing file is an empty list. */
export async function readSmallerCopies(mediaFolder: string): Promise<SmallerCopiesByPicture> {
  const listText = await readTextOrEmpty(path.join(mediaFolder, smallerCopiesFileName))
  return toSmallerCopiesByPicture(splitListRows(listText))
}
