import { type EditableField, listFields, singleFields } from '../edit/editable-fields.ts'

/** The columns of a table that fields are edited in. */
export const fieldColumns: readonly EditableField[] = [...singleFields, ...listFields]

/** The columns that find an article again: its path in the content folder, and the digest of its file. */
export const keyColumns = ['file', 'version'] as const

/** Separates the values of a list in a cell. */
export const valueSeparator = ' | '

/** Characters with which a cell becomes a formula in a spreadsheet. */
const formulaStart = /^[=+\-@\t\r]/

/** Keeps a spreadsheet from computing a cell: hostile headlines begin with `=` (OWASP, CSV injection). */
export const toCell = (text: string): string =>
  formulaStart.test(text) || text.startsWith("'") ? `'${text}` : text

/** Inverts `toCell`. */
export const fromCell = (cell: string): string =>
  cell.startsWith("'") && (formulaStart.test(cell.slice(1)) || cell[1] === "'") ? cell.slice(1) : cell

/** Hexadecimal digits of a file's digest in its column. */
export const versionLength = 12
