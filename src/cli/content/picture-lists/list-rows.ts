/** A row of a list whose cells are separated by tabs, such as `media/urls.tsv`. */
export interface ListRow {
  /** Line number, from 1. */
  lineNumber: number
  cells: string[]
}

/** Splits a list into rows, and skips empty lines. Accepts CRLF and a byte order mark. */
export const splitListRows = (listText: string): ListRow[] =>
  listText
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((rowText, index) =>
      rowText === '' ? [] : [{ lineNumber: index + 1, cells: rowText.split('\t') }],
    )
