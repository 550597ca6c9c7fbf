import { describe, expect, it } from 'vitest'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import { formatTable } from '../../../../src/cli/review/table/format-table.ts'
import { parseTable } from '../../../../src/cli/review/table/parse-table.ts'
import { planTableEdits } from '../../../../src/cli/review/table/plan-table-edits.ts'
import {
  escapeCell,
  joinCellValues,
  splitCellValues,
  unescapeCell,
} from '../../../../src/cli/review/table/table-columns.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'

const rowsOf = (csv: string) => parseTable('t.csv', csv).rows

describe('a table from a spreadsheet', () => {
  it.each([
    ['commas', '\uFEFF"file","version","headline"\r\n"e/a.md","v1","A, b"\r\n'],
    ['semicolons', 'file;version;headline\ne/a.md;v1;A, b\n'],
    ['tabs, in another order', 'headline\tversion\tfile\nA, b\tv1\te/a.md\n'],
    ['an empty line', 'file,version,headline\n\ne/a.md,v1,"A, b"\n'],
  ])('is read with %s', (_, csv) => {
    const [row, ...others] = rowsOf(csv)
    expect([row?.articlePath, row?.fileVersion, row?.cellsByColumn.get('headline'), others]).toEqual([
      'e/a.md',
      'v1',
      'A, b',
      [],
    ])
  })

  it.each([
    ['CRLF, then LF', '\r\n', '\n', '\n'],
    ['LF, then CRLF', '\n', '\r\n', '\r\n'],
    ['CR alone', '\r', '\r', '\r'],
    ['one of each', '\r\n', '\r', '\n'],
  ])('is read with the line ends %s', (_, ...[first, second, third]) => {
    const rows = rowsOf(
      `file,version,headline${first}e/a.md,v1,A${second}e/b.md,v2,"B\nb"${third}e/c.md,v3,C`,
    )
    expect(
      rows.map(({ articlePath, cellsByColumn }) => [articlePath, cellsByColumn.get('headline')]),
    ).toEqual([
      ['e/a.md', 'A'],
      ['e/b.md', 'B\nb'],
      ['e/c.md', 'C'],
    ])
    expect(rows.map(({ line }) => line)).toEqual([2, 4, 5])
  })

  it('has the line of each row, and the columns that a short one lacks', () => {
    const rows = rowsOf('file,version,headline,byline\ne/a.md,v1,"Two\nlines",B\ne/b.md,v2\n')
    expect(
      rows.map(({ line, cellsByColumn, columnsAfterEnd }) => [
        line,
        [...cellsByColumn.keys()],
        columnsAfterEnd,
      ]),
    ).toEqual([
      [3, ['file', 'version', 'headline', 'byline'], []],
      [4, ['file', 'version'], ['headline', 'byline']],
    ])
  })

  it('is refused by its line where a row has too many cells, and by its columns', () => {
    expect(() => rowsOf('file,version\ne/a.md,v1\ne/b.md,v2,x\n')).toThrow(
      /^t\.csv:3: is not a row of the table/,
    )
    const { rows, headerFaults } = parseTable('t.csv', 'file,headlin\ne/a.md,A\n')
    expect(rows).toEqual([])
    expect(headerFaults).toEqual([
      {
        file: 't.csv',
        line: 1,
        field: 'version',
        reason: expect.stringContaining('is missing from the first row'),
      },
      {
        file: 't.csv',
        line: 1,
        field: 'headlin',
        reason: expect.stringContaining('is not the name of a field'),
      },
    ])
  })
})

describe('a cell', () => {
  it.each(['=1', '+1', '-1', '@a', '\ta', "'a", "'=1", "''"])('is no formula: %j', (text) => {
    expect(escapeCell(text)).toBe(`'${text}`)
    expect(unescapeCell(escapeCell(text))).toBe(text)
  })

  it('has the values of a list, with their bars', () => {
    expect(joinCellValues('topics', ['a|b|', 'c'])).toBe('a\\|b\\| | c')
    expect(splitCellValues(' a\\|b\\| | | c ')).toEqual(['a|b|', 'c'])
    expect(joinCellValues('headline', ['a|b'])).toBe('a|b')
  })
})

it('a row changes nothing where only line ends or the spaces of a list differ', async () => {
  const matter = 'headline: A\nrights: "One\\ntwo"\ntopics: [a, b]'
  const content = new ContentFolder(await smallArchive({ 'e/articles/a.md': articleFile(matter) }))
  const { csv } = await formatTable(content, ['e'])
  // RFC 4180: a spreadsheet would divide the row at a line end without quotation marks around its cell.
  expect(csv).toContain('"One\ntwo"')
  for (const lineEnd of ['\r\n', '\r']) {
    const saved = csv.replace('One\ntwo', `One${lineEnd}two`).replace('a | b', 'a|b')
    expect(saved).not.toBe(csv)
    const plan = await planTableEdits(content, ['e'], { tableFile: 't.csv', rows: rowsOf(saved) })
    expect(plan).toEqual({ matchedArticleCount: 1, edits: [], faults: [] })
  }
})
