import { type Options, parse } from 'csv-parse/sync'
import { type ContentFault, ContentFaultError, createFileFault } from '../../content/files/content-fault.ts'
import { fieldColumns, identifyingColumns, unescapeCell } from './table-columns.ts'

/** A row of a table: the path of an article's file, and its cells by column. */
export interface TableRow {
  /** Line of the table's file. */
  line: number
  articlePath: string
  fileVersion: string
  cellsByColumn: ReadonlyMap<string, string>
  /** Columns for which the row has no cell, because spreadsheets can omit empty cells at the end. */
  columnsAfterEnd: readonly string[]
}

const knownColumns: readonly string[] = [...identifyingColumns, ...fieldColumns]

/** Detects the delimiter. Spreadsheets write semicolons in regions where the comma is the decimal separator. */
const detectDelimiter = (header: string): string =>
  [',', ';', '\t'].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ','

function findHeaderFaults(tableFile: string, columnNames: readonly string[]): ContentFault[] {
  const missingColumns = identifyingColumns.filter((name) => !columnNames.includes(name))
  const unknownColumns = columnNames.filter((name) => !knownColumns.includes(name))
  return [
    ...missingColumns.map((name) => ({
      ...createFileFault(
        tableFile,
        'is missing from the first row: write a new table with `npx morgue table --out <file>`, and edit that one',
      ),
      field: name,
    })),
    ...unknownColumns.map((name) => ({
      ...createFileFault(
        tableFile,
        'is not the name of a field: correct it in the first row, or delete the column',
      ),
      field: name,
    })),
  ]
}

interface ParsedCsvRecord {
  record: string[]
  info: { lines: number }
}

function parseCsv(tableFile: string, csvText: string): ParsedCsvRecord[] {
  const csvWithoutMark = csvText.replace(/^\uFEFF/, '')
  const delimiter = detectDelimiter(csvWithoutMark.split(/[\r\n]/, 1)[0] ?? '')
  try {
    // Rows may be shorter: spreadsheets omit empty cells at the end.
    const csvOptions: Options = {
      delimiter,
      relax_column_count_less: true,
      // Programs that join tables can leave several kinds of line ends in one file.
      record_delimiter: ['\r\n', '\n', '\r'],
      info: true,
      skip_empty_lines: true,
    }
    return parse(csvWithoutMark, csvOptions) as unknown as ParsedCsvRecord[]
  } catch (error) {
    const lineNumber = (error as { lines?: number }).lines ?? 1
    const reason =
      'is not a row of the table, because it has too many cells or an odd number of quotation marks: correct the row in a spreadsheet, and save the table as CSV in UTF-8'
    throw new ContentFaultError({ ...createFileFault(tableFile, reason), line: lineNumber })
  }
}

/**
 * Parses a table that `formatTable` wrote and a spreadsheet saved: with commas, semicolons or tabs, and with rows and
 * columns in any order. Columns can be missing, except those that identify the article.
 * @returns the rows, none if the header has faults
 * @throws ContentFaultError for a file that is not a table
 */
export function parseTable(
  tableFile: string,
  csvText: string,
): { rows: TableRow[]; headerFaults: ContentFault[] } {
  const [header, ...records] = parseCsv(tableFile, csvText)
  const columnNames = header?.record.map((name) => name.trim()) ?? []
  const headerFaults = findHeaderFaults(tableFile, columnNames)
  if (headerFaults.length > 0) return { rows: [], headerFaults }
  const rows = records.map(({ record, info }) => {
    const cellsByColumn = new Map(
      columnNames.slice(0, record.length).map((name, index) => [name, unescapeCell(record[index] ?? '')]),
    )
    const [articlePath = '', fileVersion = ''] = identifyingColumns.map((name) => cellsByColumn.get(name))
    return {
      line: info.lines,
      articlePath,
      fileVersion,
      cellsByColumn,
      columnsAfterEnd: columnNames.slice(record.length),
    }
  })
  return { rows, headerFaults }
}
