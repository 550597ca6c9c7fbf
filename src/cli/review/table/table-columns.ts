import { type EditableField, isListField, listFields, singleFields } from '../edit/editable-fields.ts'

/** The columns of a table that fields are edited in. */
export const fieldColumns: readonly EditableField[] = [...singleFields, ...listFields]

/** The columns that find an article again: its path in the content folder, and the digest of its file. */
export const keyColumns = ['file', 'version'] as const

/** Joins the values of a field for its cell. A stroke separates the values of a list; one in a value has a backslash before it. */
export const joinValues = (field: EditableField, values: readonly string[]): string =>
  isListField(field) ? values.map((value) => value.replaceAll('|', '\\|')).join(' | ') : values.join('')

/** Splits the cell of a list. Empty values and the spaces around values do not count. */
export const splitValues = (cell: string): string[] =>
  cell
    .split(/(?<!\\)\|/)
    .map((value) => value.trim().replaceAll('\\|', '|'))
    .filter((value) => value !== '')

/** Characters with which a cell becomes a formula in a spreadsheet. */
const formulaStart = /^[=+\-@\t\r]/

/** Keeps a spreadsheet from computing a cell: hostile headlines begin with `=` (OWASP, CSV injection). */
export const toCell = (text: string): string =>
  formulaStart.test(text) || text.startsWith("'") ? `'${text}` : text

/** Inverts `toCell`. */
export const fromCell = (cell: string): string =>
  cell.startsWith("'") && (formulaStart.test(cell.slice(1)) || cell[1] === "'") ? cell.slice(1) : cell
