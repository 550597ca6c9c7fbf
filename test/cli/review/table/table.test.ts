import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { runInProcess } from '../../../support/run-in-process.ts'

const first = `---
headline: 'He said: "No, twice"'
published: 2016-04-08
authors: [Print, Ana Pereira]
source:
  sha256: ${'a'.repeat(64)}
  mediaType: text/html
  importer: html
---

The body.
`
const second = articleFile(
  `headline: "=HYPERLINK(\\"https://x.example\\")"\nsection: "'quoted'"\npublished: 2018`,
)

async function archive(files: Record<string, string> = {}) {
  const folder = await smallArchive({ 'e/articles/a.md': first, 'e/articles/b.md': second, ...files })
  const table = path.join(folder, '../', `${path.basename(folder)}.csv`)
  return {
    folder,
    table,
    read: (name: string) => readFile(path.join(folder, 'e/articles', name), 'utf8'),
    out: () => runInProcess(['table', '--out', table, '--content', folder]),
    in: (...args: string[]) => runInProcess(['table', '--in', table, '--content', folder, ...args]),
    /** Edits the text of the table's file. */
    replace: async (from: string | RegExp, to: string) =>
      writeFile(table, (await readFile(table, 'utf8')).replace(from, to)),
  }
}

describe('morgue table', () => {
  it('writes a row for each article, and reads it back without a change', async () => {
    const { out, in: readBack, read, table, folder } = await archive()
    expect((await out()).out).toBe(
      `Wrote 2 articles to ${table}. Once you have edited the table, \`npx morgue table --in ${table} --content ${folder}\` reads it back.`,
    )
    const [header, a, b] = parse(await readFile(table, 'utf8'), { bom: true }) as string[][]
    expect(header?.slice(0, 3)).toEqual(['file', 'version', 'headline'])
    expect([a?.[0], a?.[2], a?.[header?.indexOf('authors') ?? -1]]).toEqual([
      'e/articles/a.md',
      'He said: "No, twice"',
      'Print | Ana Pereira',
    ])
    // A spreadsheet evaluates none of these cells.
    expect([b?.[2], b?.[header?.indexOf('section') ?? -1]]).toEqual([
      `'=HYPERLINK("https://x.example")`,
      "''quoted'",
    ])
    expect((await readBack()).out).toBe('0 articles edited; 2 already had these values')
    expect([await read('a.md'), await read('b.md')]).toEqual([first, second])
  })

  it('writes back what changed, and no other byte', async () => {
    const { out, in: readBack, read, replace } = await archive()
    await out()
    await replace('Print | Ana Pereira', 'Ana Pereira|  Luc Roy ')
    expect((await readBack()).out).toMatch(
      /a\.md: authors: Print \| Ana Pereira → Ana Pereira \| Luc Roy\n1 article edited; 1 already had these values$/,
    )
    expect(await read('a.md')).toBe(
      first.replace('authors: [Print, Ana Pereira]\n', 'authors:\n  - Ana Pereira\n  - Luc Roy\n'),
    )
    expect(await read('b.md')).toBe(second)
  })

  it.each([
    [';', 'a French spreadsheet'],
    ['\t', 'tabs'],
  ])('reads a table with %j, fewer columns and its rows in another order', async (delimiter) => {
    const { out, in: readBack, read, table } = await archive()
    await out()
    const [header, a, b] = parse(await readFile(table, 'utf8'), { bom: true }) as string[][]
    const columns = ['byline', 'version', 'file'].map((name) => header?.indexOf(name) ?? -1)
    const rows = [header, b, a].map((row) => columns.map((column) => row?.[column]).join(delimiter))
    await writeFile(table, rows.join('\n').replace(`\n${delimiter}`, `\nStaff${delimiter}`))
    expect((await readBack()).out).toContain('byline: (nothing) → Staff\n1 article edited')
    expect([await read('a.md'), await read('b.md')]).toEqual([
      first,
      second.replace('published: 2018\n', 'published: 2018\nbyline: Staff\n'),
    ])
  })

  it('removes a field whose cell was emptied', async () => {
    const { out, in: readBack, read, replace } = await archive()
    await out()
    await replace('2016-04-08', '')
    expect((await readBack('--dry-run')).out).toContain('published: 2016-04-08 → (nothing)')
    expect(await read('a.md')).toBe(first)
    await readBack()
    expect(await read('a.md')).toBe(first.replace('published: 2016-04-08\n', ''))
  })

  it('takes a row that ends early, but for one that cuts off a value', async () => {
    const { out, in: readBack, read, table } = await archive()
    await out()
    const [header = '', a = '', b = ''] = (await readFile(table, 'utf8')).split('\r\n')
    const cut = (row: string, cells: number) => row.split(',').slice(0, cells).join(',')
    const [authors, section] = ['authors', 'section'].map((name) => header.split(',').indexOf(name))
    await writeFile(table, [header, a, cut(b, (section ?? 0) + 1), ''].join('\r\n'))
    expect((await readBack()).out).toBe('0 articles edited; 2 already had these values')
    await writeFile(table, [header, a.slice(0, a.indexOf(',Print')), b, ''].join('\r\n'))
    expect((await readBack()).err).toContain(
      `${table}:2: authors: the row ends before this cell, and e/articles/a.md has a value there: write the value into the cell, or delete the whole column`,
    )
    expect(authors).toBeGreaterThan(section ?? 0)
    expect([await read('a.md'), await read('b.md')]).toEqual([first, second])
  })

  it('refuses every wrong row by its line, and edits nothing', async () => {
    const { out, in: readBack, read, replace, table, folder } = await archive()
    await out()
    await replace('2016-04-08', '08/04/2016')
    await replace(/e\/articles\/b\.md/, 'e/articles/c.md')
    const { status, err } = await readBack()
    expect(status).toBe(1)
    expect(err).toContain(`${table}:2: published: `)
    expect(err).toContain(
      `${table}:3: no article has the path "e/articles/c.md": correct the row's cell in the column file, or delete the row`,
    )
    expect(err).toContain('2 faults, so no article was edited')
    expect(await read('a.md')).toBe(first)
    expect(folder).not.toBe(table)
  })

  it('names the file to edit where a field is written in a way that the command cannot edit', async () => {
    const commented = first.replace('[Print, Ana Pereira]', '# two people\n  [Print, Ana Pereira]')
    const {
      out,
      in: readBack,
      replace,
      read,
      table,
      folder,
    } = await archive({ 'e/articles/a.md': commented })
    await out()
    await replace('Print | Ana Pereira', 'Ana Pereira')
    expect((await readBack()).err).toContain(
      `${table}:2: authors: ${folder}/e/articles/a.md: is written in a way that this command cannot edit, for example with a comment inside: edit the file yourself`,
    )
    expect(await read('a.md')).toBe(commented)
  })

  it('refuses a row of an article that was edited in the meantime', async () => {
    const { out, in: readBack, read, replace, folder } = await archive()
    await out()
    await replace('Print | Ana Pereira', 'Ana Pereira')
    const edited = first.replace('The body.', 'The body, corrected.')
    await writeFiles(folder, { 'e/articles/a.md': edited })
    expect((await readBack()).err).toContain('e/articles/a.md has been edited since the table was written')
    expect(await read('a.md')).toBe(edited)
  })

  it('can be read twice, and again after an interruption', async () => {
    const { out, in: readBack, replace, read } = await archive()
    await out()
    await replace('Print | Ana Pereira', 'Ana Pereira')
    await readBack()
    const edited = await read('a.md')
    const { status, out: printed } = await readBack()
    expect([status, printed]).toEqual([0, '0 articles edited; 2 already had these values'])
    expect(await read('a.md')).toBe(edited)
  })

  it('refuses a table in another encoding by its line, and edits nothing', async () => {
    const { out, in: readBack, replace, read, table } = await archive()
    await out()
    await replace('Ana Pereira', 'Ana Pérez')
    await writeFile(table, Buffer.from((await readFile(table, 'utf8')).replace('\uFEFF', ''), 'latin1'))
    const { status, err } = await readBack()
    expect([status, err]).toEqual([
      1,
      `morgue table: ${table}:2: is not in UTF-8: save the table in the spreadsheet as CSV in UTF-8`,
    ])
    expect(await read('a.md')).toBe(first)
  })

  it('does not take a stroke in a value for the end of the value', async () => {
    const topics = 'topics: [Port | Sea, "A|B", Towns]\n'
    const {
      out,
      in: readBack,
      replace,
      read,
    } = await archive({
      'e/articles/a.md': first.replace('source:', `${topics}source:`),
    })
    await out()
    await replace('| Towns', '| Trade')
    expect((await readBack()).out).toContain('→ Port \\| Sea | A\\|B | Trade\n1 article edited')
    expect(await read('a.md')).toBe(
      first.replace('source:', 'topics:\n  - Port | Sea\n  - A|B\n  - Trade\nsource:'),
    )
  })

  it('keeps a list as it is whose cell has other spaces only', async () => {
    const { out, in: readBack, replace } = await archive()
    await out()
    await replace('Print | Ana Pereira', 'Print|Ana Pereira |')
    expect((await readBack()).out).toBe('0 articles edited; 2 already had these values')
  })

  it('overwrites no table, which may have edits', async () => {
    const { out, table, folder } = await archive()
    await writeFile(table, 'my edits')
    const { status, err } = await out()
    expect([status, err]).toEqual([
      1,
      `morgue table: ${table} exists already, and may contain edits: read them with \`npx morgue table --in ${table} --content ${folder}\`, or choose another file`,
    ])
    expect(await readFile(table, 'utf8')).toBe('my edits')
  })

  it('gives each file a version that no spreadsheet takes for a number', async () => {
    const { out, table } = await archive()
    await out()
    const rows = parse(await readFile(table, 'utf8'), { bom: true }) as string[][]
    for (const [, version] of rows.slice(1)) expect(version).toMatch(/^v[0-9a-f]{16}$/)
  })

  it('refuses two rows for one article', async () => {
    const { out, in: readBack, table } = await archive()
    await out()
    const text = await readFile(table, 'utf8')
    await writeFile(table, text + (text.split('\r\n')[1] ?? ''))
    expect((await readBack()).err).toContain('e/articles/a.md has an earlier row too')
  })

  it('refuses what is no table of articles', async () => {
    const { in: readBack, table } = await archive()
    await writeFile(table, 'file,headlin\n"a')
    expect((await readBack()).err).toContain('is not a row of the table')
    await writeFile(table, 'file,headlin\na,b\n')
    const { err, status } = await readBack()
    expect(status).toBe(1)
    expect(err).toContain(`${table}:1: version: is missing from the first row`)
    expect(err).toContain(`${table}:1: headlin: is not the name of a field`)
  })

  it('names the articles that are not in the table because of a fault', async () => {
    const { out } = await archive({ 'e/articles/c.md': articleFile('headlin: C') })
    const { status, err } = await out()
    expect(status).toBe(1)
    expect(err).toContain(
      'The articles with the faults listed above are not in the table: correct the faults, then write the table to a new file.',
    )
  })

  it('wants to know which way', async () => {
    const { status, err } = await runInProcess(['table'])
    expect([status, err]).toEqual([2, expect.stringContaining("give '--out <file>' or '--in <file>'")])
  })
})
