/** A line of a list whose columns are separated by tabs, such as `media/urls.tsv`. */
export interface ListRow {
  /** Counted from 1. */
  lineNumber: number
  columns: string[]
}

/** Splits a list into rows, without empty lines. Accepts the line ends and the byte order mark of Windows editors. */
export const splitListRows = (listText: string): ListRow[] =>
  listText
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((rowText, index) =>
      rowText === '' ? [] : [{ lineNumber: index + 1, columns: rowText.split('\t') }],
    )
