import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { mediaFileNamePattern } from './media-list.ts'

/** Name of a stored picture → the names of its smaller copies in the same `media` folder. */
export type SizeList = ReadonlyMap<string, readonly string[]>

export const sizeListFileName = 'sizes.tsv'

/** Parses `media/sizes.tsv`, which has the name of a copy, a tab and the name of the original on each line. */
function parseSizeList(text: string): SizeList {
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
export const formatSizeList = (list: SizeList): string =>
  [...list]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([whole, copies]) => copies.map((copy) => `${copy}\t${whole}\n`))
    .join('')

/** Reads `media/sizes.tsv`. A missing file is an empty list. */
export async function readSizeList(mediaFolder: string): Promise<SizeList> {
  const text = await readFile(path.join(mediaFolder, sizeListFileName), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    },
  )
  return parseSizeList(text)
}
