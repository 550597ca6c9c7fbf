import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ContentFault, createFileFault } from '../files/content-fault.ts'
import { decodeUtf8 } from '../files/read-utf8.ts'
import { type ListRow, splitListRows } from './list-rows.ts'
import { isMediaListRow, mediaListFileName } from './media-list.ts'
import { isSmallerCopyRow, smallerCopiesFileName } from './smaller-copies.ts'

/** Returns the list's problem in a row; `null` for a valid row. */
type RowCheck = (row: ListRow) => string | null

/** Creates a check of the rows of one `urls.tsv`, in their order. */
function createMediaListCheck(): RowCheck {
  const firstRowByUrl = new Map<string, ListRow>()
  return (row) => {
    const [name = '', url = ''] = row.columns
    if (!isMediaListRow(row))
      return 'is not the name of a picture, a tab and a URL: correct the line (<sha256>.<ext>, a tab, https://…), or delete it'
    const firstRow = firstRowByUrl.get(url)
    if (firstRow === undefined) firstRowByUrl.set(url, row)
    return firstRow === undefined || firstRow.columns[0] === name
      ? null
      : `has the URL of line ${firstRow.line}, with another picture: delete the line whose picture is not to be shown`
  }
}

const checkSmallerCopyRow: RowCheck = (row) =>
  isSmallerCopyRow(row)
    ? null
    : 'is not the name of a smaller copy, a tab and the name of its picture: correct the line, or delete it'

async function checkList(file: string, checkRow: RowCheck): Promise<ContentFault[]> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const text = decodeUtf8(file, bytes)
  if (typeof text !== 'string') return [text]
  return splitListRows(text).flatMap((row) => {
    const reason = checkRow(row)
    return reason === null ? [] : [{ ...createFileFault(file, reason), line: row.line }]
  })
}

/**
 * Checks `urls.tsv` and `sizes.tsv` of `media` folders: an import writes them again, without the rows that it cannot
 * read. Returns every fault. A missing list has none.
 */
export async function checkPictureLists(mediaFolders: readonly string[]): Promise<ContentFault[]> {
  const faultsByList: ContentFault[][] = []
  for (const mediaFolder of mediaFolders)
    faultsByList.push(
      await checkList(path.join(mediaFolder, mediaListFileName), createMediaListCheck()),
      await checkList(path.join(mediaFolder, smallerCopiesFileName), checkSmallerCopyRow),
    )
  return faultsByList.flat()
}
