import { stringify } from 'csv-stringify/sync'
import { parseArticleFile } from '../../content/files/article-file.ts'
import type { ContentFault } from '../../content/files/content-fault.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { readUtf8 } from '../../content/files/read-utf8.ts'
import { computeShortDigest } from '../../content/files/words-digest.ts'
import { listFieldValues } from '../edit/editable-fields.ts'
import { escapeCell, fieldColumns, identifyingColumns, joinCellValues } from './table-columns.ts'

/** A table as CSV, and the faults of files that are not in it. */
export interface FormattedTable {
  csv: string
  articleCount: number
  omittedFileFaults: ContentFault[]
}

/**
 * Returns the version of a file's text, which reveals edits made while the table is in use. The version begins with a
 * letter, because spreadsheets round digests that consist of decimal digits.
 */
export const toFileVersion = (fileText: string): string => `v${computeShortDigest(fileText)}`

/** Makes spreadsheets read the file as UTF-8. */
const byteOrderMark = '\uFEFF'

/** Formats the fields of every article as a table (RFC 4180), with one row per article, in the order of the files. */
export async function formatTable(
  content: ContentFolder,
  editionIds: readonly string[],
): Promise<FormattedTable> {
  const rows: string[][] = [[...identifyingColumns, ...fieldColumns]]
  const omittedFileFaults: ContentFault[] = []
  for (const editionId of editionIds)
    for await (const file of content.listArticleFiles(editionId)) {
      const fileText = await readUtf8(file)
      const checkResult = parseArticleFile({ file, text: fileText })
      if ('faults' in checkResult) {
        omittedFileFaults.push(...checkResult.faults)
        continue
      }
      const cells = fieldColumns.map((field) =>
        joinCellValues(field, listFieldValues(checkResult.value.fields, field)),
      )
      rows.push([content.toRelativePath(file), toFileVersion(fileText), ...cells].map(escapeCell))
    }
  return {
    csv: byteOrderMark + stringify(rows, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ }),
    articleCount: rows.length - 1,
    omittedFileFaults,
  }
}
