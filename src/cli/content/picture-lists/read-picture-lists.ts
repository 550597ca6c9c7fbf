import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ContentFault, createFileFault } from '../files/content-fault.ts'
import { decodeUtf8 } from '../files/read-utf8.ts'
import { type ListRow, splitListRows } from './list-rows.ts'
import { isMediaListRow, type MediaNameByUrl, mediaListFileName, toMediaNameByUrl } from './media-list.ts'
import {
  isSmallerCopyRow,
  type SmallerCopiesByPicture,
  smallerCopiesFileName,
  toSmallerCopiesByPicture,
} from './smaller-copies.ts'

type RowProblemFinder = (row: ListRow) => string | null

/**
 * Creates a finder of problems in the rows of one `urls.tsv`. The finder remembers the URLs of earlier rows, in order to
 * find duplicates.
 */
function createMediaRowProblemFinder(): RowProblemFinder {
  const firstRowByPictureUrl = new Map<string, ListRow>()
  return (row) => {
    const [mediaName = '', pictureUrl = ''] = row.cells
    if (!isMediaListRow(row))
      return 'must be the name of a file in this folder, a tab and the URL of its picture: correct the line, or delete it'
    const firstRow = firstRowByPictureUrl.get(pictureUrl)
    if (firstRow === undefined) firstRowByPictureUrl.set(pictureUrl, row)
    return firstRow === undefined || firstRow.cells[0] === mediaName
      ? null
      : `has the same URL as line ${firstRow.lineNumber}, but another picture: delete the line whose picture should not be shown`
  }
}

const findCopyRowProblem: RowProblemFinder = (row) =>
  isSmallerCopyRow(row)
    ? null
    : 'must be the name of a smaller copy in this folder, a tab and the name of its picture: correct the line, or delete it'

/** Reads all rows of a list, valid or not, and returns a fault for each invalid one. */
async function readRows(
  listFile: string,
  findRowProblem: RowProblemFinder,
): Promise<{ allRows: ListRow[]; faults: ContentFault[] }> {
  const bytes = await readFile(listFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const textOrFault = decodeUtf8(listFile, bytes)
  if (typeof textOrFault !== 'string') return { allRows: [], faults: [textOrFault] }
  const allRows = splitListRows(textOrFault)
  const faults = allRows.flatMap((row) => {
    const reason = findRowProblem(row)
    return reason === null ? [] : [{ ...createFileFault(listFile, reason), line: row.lineNumber }]
  })
  return { allRows, faults }
}

/** The lists of a `media` folder, and every fault in them. */
export interface PictureLists {
  mediaNameByUrl: MediaNameByUrl
  smallerCopies: SmallerCopiesByPicture
  faults: ContentFault[]
}

/**
 * Reads the lists `urls.tsv` and `sizes.tsv` in a `media` folder. A missing file counts as an empty list. Invalid
 * rows are reported as faults, because an import would drop them.
 */
export async function readPictureLists(mediaFolder: string): Promise<PictureLists> {
  const mediaList = await readRows(path.join(mediaFolder, mediaListFileName), createMediaRowProblemFinder())
  const copyList = await readRows(path.join(mediaFolder, smallerCopiesFileName), findCopyRowProblem)
  return {
    mediaNameByUrl: toMediaNameByUrl(mediaList.allRows),
    smallerCopies: toSmallerCopiesByPicture(copyList.allRows),
    faults: [...mediaList.faults, ...copyList.faults],
  }
}
