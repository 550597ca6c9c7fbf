import { type EditableField, isListField, listFields, singleValueFields } from '../edit/editable-fields.ts'

/** The columns of a table that can be edited. */
export const fieldColumns: readonly EditableField[] = [...singleValueFields, ...listFields]

/** The columns that identify an article: its path in the content folder, and the digest of its file. */
export const identifyingColumns = ['file', 'version'] as const

/**
 * Joins a field's values into a cell. Vertical bars separate the values of a list; a bar within a value is escaped
 * with a backslash.
 */
export const joinCellValues = (field: EditableField, values: readonly string[]): string =>
  isListField(field) ? values.map((value) => value.replaceAll('|', '\\|')).join(' | ') : values.join('')

/** Splits the cell of a list into values. Drops empty values, and spaces around values. */
export const splitCellValues = (cell: string): string[] =>
  cell
    .split(/(?<!\\)\|/)
    .map((value) => value.trim().replaceAll('\\|', '|'))
    .filter((value) => value !== '')

/** Matches the start of a cell that spreadsheets take for a formula. */
const formulaStartPattern = /^[=+\-@\t\r]/

/** Prevents spreadsheets from evaluating a cell. A hostile headline can begin with `=` (OWASP, CSV injection). */
export const escapeCell = (cellText: string): string =>
  formulaStartPattern.test(cellText) || cellText.startsWith("'") ? `'${cellText}` : cellText

/** Reverses `escapeCell`. */
export const unescapeCell = (cell: string): string =>
  cell.startsWith("'") && (formulaStartPattern.test(cell.slice(1)) || cell[1] === "'") ? cell.slice(1) : cell
