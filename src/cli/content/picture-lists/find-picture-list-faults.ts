import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ContentFault, createFileFault } from '../files/content-fault.ts'
import { decodeUtf8 } from '../files/read-utf8.ts'
import { type ListRow, splitListRows } from './list-rows.ts'
import { isMediaListRow, mediaListFileName } from './media-list.ts'
import { isSmallerCopyRow, smallerCopiesFileName } from './smaller-copies.ts'

/** Returns the problem of a row; `null` for a valid row. */
type RowCheck = (row: ListRow) => string | null

/** Creates a check of the rows of one `urls.tsv`, which remembers the URLs of earlier rows. */
function createMediaListRowCheck(): RowCheck {
  const firstRowByPictureUrl = new Map<string, ListRow>()
  return (row) => {
    const [mediaName = '', pictureUrl = ''] = row.columns
    if (!isMediaListRow(row))
      return 'must have the name of a picture, a tab and a URL: correct the line (<sha256>.<ext>, a tab, https://…), or delete it'
    const firstRow = firstRowByPictureUrl.get(pictureUrl)
    if (firstRow === undefined) firstRowByPictureUrl.set(pictureUrl, row)
    return firstRow === undefined || firstRow.columns[0] === mediaName
      ? null
      : `has the same URL as line ${firstRow.lineNumber}, but another picture: delete the line whose picture should not be shown`
  }
}

const checkSmallerCopyRow: RowCheck = (row) =>
  isSmallerCopyRow(row)
    ? null
    : 'must have the name of a smaller copy, a tab and the name of its picture: correct the line, or delete it'

async function findListFaults(listFile: string, checkRow: RowCheck): Promise<ContentFault[]> {
  const bytes = await readFile(listFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const textOrFault = decodeUtf8(listFile, bytes)
  if (typeof textOrFault !== 'string') return [textOrFault]
  return splitListRows(textOrFault).flatMap((row) => {
    const reason = checkRow(row)
    return reason === null ? [] : [{ ...createFileFault(listFile, reason), line: row.lineNumber }]
  })
}

/**
 * Finds every fault in `urls.tsv` and `sizes.tsv` of `media` folders. An import would drop the rows that have faults.
 */
export async function findPictureListFaults(mediaFolders: readonly string[]): Promise<ContentFault[]> {
  const faultsByList: ContentFault[][] = []
  for (const mediaFolder of mediaFolders)
    faultsByList.push(
      await findListFaults(path.join(mediaFolder, mediaListFileName), createMediaListRowCheck()),
      await findListFaults(path.join(mediaFolder, smallerCopiesFileName), checkSmallerCopyRow),
    )
  return faultsByList.flat()
}
