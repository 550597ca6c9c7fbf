import path from 'node:path'
import { mediaFileNamePattern } from './media-list.ts'
import { readTextOrEmpty } from './read-text-or-empty.ts'

/** Name of a stored picture → the names of its smaller copies in the same `media` folder. */
export type SmallerCopies = ReadonlyMap<string, readonly string[]>

export const smallerCopiesFileName = 'sizes.tsv'

/** Parses `media/sizes.tsv`, which has the name of a copy, a tab and the name of the original on each line. */
function parseSmallerCopies(text: string): SmallerCopies {
  const rows = text
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(
      (row) => row.length === 2 && row[0] !== row[1] && row.every((name) => mediaFileNamePattern.test(name)),
    )
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
