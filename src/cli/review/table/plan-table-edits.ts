import type { ArticleFields } from '../../../model/article.ts'
import {
  applyFieldChanges,
  type FieldChanges,
  uneditableReason,
} from '../../content/files/apply-field-changes.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import { type ContentFault, createFileFault } from '../../content/files/content-fault.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import { readUtf8 } from '../../content/files/read-utf8.ts'
import { computeShortDigest } from '../../content/files/words-digest.ts'
import { type EditableField, isListField, listFieldValues } from '../edit/editable-fields.ts'
import type { EditPlan, FileEdit } from '../edit/plan-edits.ts'
import { toFileVersion } from './format-table.ts'
import type { TableRow } from './parse-table.ts'
import { fieldColumns, joinCellValues, splitCellValues } from './table-columns.ts'

/** Returns the values in a cell: any number for a list, otherwise one or none. */
function parseCellValues(field: EditableField, cell: string): readonly string[] {
  if (isListField(field)) return splitCellValues(cell)
  return cell.trim() === '' ? [] : [cell]
}

const normaliseLineEnds = (text: string) => text.replace(/\r\n?/g, '\n')

/** Returns the new values of the fields whose cells differ from the article. */
function collectChangesOfRow(
  fields: ArticleFields,
  { cellsByColumn }: TableRow,
): FieldChanges<EditableField> {
  const newValuesByField = new Map<EditableField, string | readonly string[] | null>()
  for (const field of fieldColumns) {
    const givenCell = cellsByColumn.get(field)
    if (givenCell === undefined) continue
    const cell = normaliseLineEnds(givenCell)
    const cellValues = parseCellValues(field, cell)
    const currentCell = normaliseLineEnds(joinCellValues(field, listFieldValues(fields, field)))
    if (currentCell === cell || currentCell === joinCellValues(field, cellValues)) continue
    newValuesByField.set(field, isListField(field) ? cellValues : (cellValues[0] ?? null))
  }
  return newValuesByField
}

/** Creates a fault at a row of the table, because the table is the file that the archivist edits. */
const createRowFault = (tableFile: string, { line }: TableRow, reason: string): ContentFault => ({
  ...createFileFault(tableFile, reason),
  line,
})

/**
 * Finds the first field that a shortened row would clear although the article has a value. The table does not reveal
 * whether the cell was cleared on purpose or lost.
 */
function findCutCellFaults(tableFile: string, row: TableRow, fields: ArticleFields): ContentFault[] {
  const hasValue = (column: EditableField) => joinCellValues(column, listFieldValues(fields, column)) !== ''
  const cutFields = fieldColumns.filter((column) => row.columnsAfterEnd.includes(column) && hasValue(column))
  const reason = `the row ends before this cell, and ${row.articlePath} has a value there: write the value into the cell, or delete the whole column`
  return cutFields.slice(0, 1).map((field) => ({ ...createRowFault(tableFile, row, reason), field }))
}

const describeUnknownPath = ({ articlePath }: TableRow) =>
  `no article has the path ${JSON.stringify(articlePath)}: correct the row's cell in the column file, or delete the row`

async function planRowEdit(
  tableFile: string,
  row: TableRow,
  fileByContentPath: ReadonlyMap<string, string>,
): Promise<FileEdit | ContentFault[]> {
  const createFault = (reason: string) => createRowFault(tableFile, row, reason)
  const file = fileByContentPath.get(row.articlePath)
  if (file === undefined) return [createFault(describeUnknownPath(row))]
  const originalText = await readUtf8(file)
  const checkResult = parseArticleFile({ file, text: originalText })
  if ('faults' in checkResult) return checkResult.faults
  const { fields } = checkResult.value
  const cutCellFaults = findCutCellFaults(tableFile, row, fields)
  if (cutCellFaults.length > 0) return cutCellFaults
  const changes = collectChangesOfRow(fields, row)
  // A row without changes is never out of date, so that a table can be applied twice, or again after an interruption.
  if (changes.size > 0 && toFileVersion(originalText) !== row.fileVersion)
    return [
      createFault(
        `${row.articlePath} has been edited since the table was written: delete this row, and make the change in a new table (\`npx morgue table --out <file>\`)`,
      ),
    ]
  const editedFile =
    changes.size === 0 ? { text: originalText } : applyFieldChanges(file, originalText, changes)
  if ('faults' in editedFile)
    return editedFile.faults.map(({ field, reason }) => ({
      ...createFault(reason === uneditableReason ? `${file}: ${reason}` : reason),
      field,
    }))
  return {
    file,
    earlierDigest: computeShortDigest(originalText),
    editedText: editedFile.text,
    changes: [...changes].map(([field, newValue]) => ({
      field,
      before: joinCellValues(field, listFieldValues(fields, field)),
      after: joinCellValues(field, [newValue ?? []].flat()),
    })),
  }
}

/** Maps the path of each article within the content folder to its full path. */
async function mapFileByContentPath(
  content: ContentFolder,
  editionIds: readonly string[],
): Promise<Map<string, string>> {
  const fileByContentPath = new Map<string, string>()
  for (const editionId of editionIds)
    for await (const file of content.listArticleFiles(editionId))
      fileByContentPath.set(content.toRelativePath(file), file)
  return fileByContentPath
}

/** A table, and the file it was read from. */
export interface NamedTable {
  tableFile: string
  rows: readonly TableRow[]
}

/** Plans the edits that a table makes, without writing them. Articles without a row stay as they are. */
export async function planTableEdits(
  content: ContentFolder,
  editionIds: readonly string[],
  { tableFile, rows }: NamedTable,
): Promise<EditPlan> {
  const plan: EditPlan = { matchedArticleCount: rows.length, edits: [], faults: [] }
  const fileByContentPath = await mapFileByContentPath(content, editionIds)
  const plannedArticlePaths = new Set<string>()
  for (const row of rows) {
    const edit = plannedArticlePaths.has(row.articlePath)
      ? [
          createRowFault(
            tableFile,
            row,
            `${row.articlePath} has an earlier row too: delete one of the two rows`,
          ),
        ]
      : await planRowEdit(tableFile, row, fileByContentPath)
    plannedArticlePaths.add(row.articlePath)
    if (Array.isArray(edit)) plan.faults.push(...edit)
    else if (edit.changes.length > 0) plan.edits.push(edit)
  }
  return plan
}
