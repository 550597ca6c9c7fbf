import path from 'node:path'
import { readTextOrEmpty } from '../files/read-text-or-empty.ts'
import { type ListRow, splitListRows } from './list-rows.ts'
import { mediaFileNamePattern } from './media-list.ts'

/** Name of a stored picture → the names of its smaller copies in the same `media` folder. */
export type SmallerCopies = ReadonlyMap<string, readonly string[]>

export const smallerCopiesFileName = 'sizes.tsv'

/** True for a row of `media/sizes.tsv`: the name of a copy, and the name of its original. */
export const isSmallerCopyRow = ({ columns }: ListRow): boolean =>
  columns.length === 2 &&
  columns[0] !== columns[1] &&
  columns.every((name) => mediaFileNamePattern.test(name))

/** Parses `media/sizes.tsv`. Leaves out invalid rows, which `checkPictureLists` reports. */
function parseSmallerCopies(text: string): SmallerCopies {
  const rows = splitListRows(text)
    .filter(isSmallerCopyRow)
    .map(({ columns }) => columns)
  const groups = Map.groupBy(rows, ([, whole = '']) => whole)
  return new Map(
    [...groups].map(([whole, copies]) => [whole, [...new Set(copies.map(([copy = '']) => copy))]]),
  )
}

/** Formats the list, sorted by the names of the originals so that a new picture adds only adjacent lines. */
export const formatSmallerCopies = (smallerCopies: SmallerCopies): string =>
  [...smallerCopies]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([whole, copies]) => copies.map((copy) => `${copy}\t${whole}\n`))
    .join('')

/** Reads `media/sizes.tsv`. A missing file is an empty list. */
export async function readSmallerCopies(mediaFolder: string): Promise<SmallerCopies> {
  return parseSmallerCopies(await readTextOrEmpty(path.join(mediaFolder, smallerCopiesFileName)))
}
