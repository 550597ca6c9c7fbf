import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import { planEdits, writeEdits } from '../../../../src/cli/review/edit/plan-edits.ts'
import { smallArchive, writeFiles } from '../../../support/content.ts'
import { runInProcess } from '../../../support/run-in-process.ts'

const first = `---
# The board's own spelling.
headline: "Board: pier repaired"
published: 2016-04-08
authors:
  - Print
  - Ana Pereira
topics: [Harbours, Towns]
url: https://e.example/pier.html
---

The body, with "quotes" and   spaces.
`
const second = '---\r\nheadline: Other\r\npublished: 2018\r\nauthors: [Print]\r\n---\r\n\r\nA storm.\r\n'

async function archive(files: Record<string, string> = {}) {
  const folder = await smallArchive({ 'e/articles/a.md': first, 'e/articles/b.md': second, ...files })
  const read = (name: string) => readFile(path.join(folder, 'e/articles', name), 'utf8')
  const edit = (...args: string[]) => runInProcess(['edit', '--content', folder, ...args])
  return { folder, read, edit }
}

describe('morgue edit', () => {
  it('changes the fields that were named, and no other byte', async () => {
    const { edit, read, folder } = await archive()
    const { status, out } = await edit(
      '--where',
      'author=Print',
      '--set',
      'authors-=Print',
      '--set',
      'byline=Print desk',
    )
    expect([status, out.replaceAll(`${folder}/e/articles/`, '')]).toEqual([
      0,
      [
        'a.md: authors: Print, Ana Pereira → Ana Pereira',
        'a.md: byline: (nothing) → Print desk',
        'b.md: authors: Print → (nothing)',
        'b.md: byline: (nothing) → Print desk',
        '2 articles edited',
      ].join('\n'),
    ])
    expect(await read('a.md')).toBe(
      first
        .replace('authors:\n  - Print\n  - Ana Pereira\n', 'authors:\n  - Ana Pereira\n')
        .replace('pier.html\n', 'pier.html\nbyline: Print desk\n'),
    )
    expect(await read('b.md')).toBe(second.replace('authors: [Print]\r\n', 'byline: Print desk\r\n'))
  })

  it('shows the differences of a dry run, and writes nothing', async () => {
    const { edit, read } = await archive()
    const { out } = await edit('--where', 'file~b.md', '--set', 'section=Weather', '--dry-run')
    expect(out).toContain('section: (nothing) → Weather\n1 article would be edited (nothing was written)')
    expect(await read('b.md')).toBe(second)
  })

  it.each([
    ['author=Print', 2],
    ['authors=print', 0],
    ['author!=Ana Pereira', 1],
    ['headline~PIER', 1],
    ['headline!~pier', 1],
    ['byline=', 2],
    ['topics!=', 1],
    ['text~storm', 1],
    ['published>2016', 1],
    ['published<2017', 1],
    ['published>2016-04-07', 2],
  ])('finds the articles of which %s', async (condition, count) => {
    const { edit } = await archive()
    const { out, status } = await edit('--where', condition, '--set', 'rights=R', '--dry-run', '--json')
    expect(JSON.parse(out)).toHaveLength(count)
    expect(status).toBe(count === 0 ? 1 : 0)
  })

  it('wants every condition to be met', async () => {
    const { edit } = await archive()
    const { out } = await edit('--where', 'author=Print', '--where', 'text~storm', '--set', 'rights=R')
    expect(out).toContain('1 article edited')
  })

  it('writes what reads back as it was given', async () => {
    const values = [
      'No',
      '1984',
      ' spaced ',
      'a: b # c',
      '"quoted"',
      "l'été – 日本",
      '- dash',
      '{x}',
      'null',
      '2016-04-08',
    ]
    for (const value of values) {
      const { edit, read } = await archive()
      const { status } = await edit('--where', 'file~a.md', '--set', `section=${value}`)
      const again = await edit('--where', `section=${value}`, '--set', 'section=', '--json')
      expect([value, status, JSON.parse(again.out).length]).toEqual([value, 0, 1])
      expect(await read('a.md')).toBe(first)
    }
  })

  it('says which articles were so already', async () => {
    const { edit, read } = await archive()
    const { out } = await edit('--where', 'author=Print', '--set', 'topics+=Towns')
    expect(out).toContain('1 article edited; 1 already had these values')
    expect(await read('a.md')).toBe(first)
  })

  it('refuses a value that publishing would refuse, and edits nothing', async () => {
    const { edit, read, folder } = await archive()
    const { status, err } = await edit('--where', 'author=Print', '--set', 'published=2016-13')
    expect(status).toBe(1)
    expect(err).toContain(
      `${folder}/e/articles/a.md:4: --set published: is a date or time that does not exist`,
    )
    expect(err).toContain('2 faults, so no article was edited')
    expect([await read('a.md'), await read('b.md')]).toEqual([first, second])
  })

  it('loses no comment', async () => {
    const { folder, edit, read } = await archive()
    const commented = second.replace('[Print]', '[Print] # from the index cards')
    await writeFiles(folder, { 'e/articles/b.md': commented })
    const { status, err } = await edit('--where', 'author=Print', '--set', 'authors=')
    expect(status).toBe(1)
    expect(err).toContain('b.md:1: authors: is written in a way that this command cannot edit')
    expect([await read('a.md'), await read('b.md')]).toEqual([first, commented])
  })

  it('refuses a file in another encoding by its line, since its bytes would be lost', async () => {
    const { folder, edit } = await archive()
    const file = path.join(folder, 'e/articles/b.md')
    const latin = Buffer.from(second.replace('A storm', 'Café'), 'latin1')
    await writeFile(file, latin)
    const { status, err } = await edit('--where', 'author=Print', '--set', 'authors=')
    expect([status, err]).toEqual([
      1,
      `morgue edit: ${file}:7: is not in UTF-8: open it in a text editor, choose the encoding in which every letter is right, and save it in UTF-8`,
    ])
    expect(await readFile(file)).toEqual(latin)
  })

  it('overwrites no edit that was made after its plan', async () => {
    const { folder, read } = await archive()
    const content = new ContentFolder(folder)
    const plan = await planEdits(content, ['e'], {
      conditions: [],
      assignments: [{ field: 'section', operator: '=', value: 'S' }],
    })
    const edited = second.replace('storm', 'gale')
    await writeFiles(folder, { 'e/articles/b.md': edited })
    await expect(writeEdits(plan)).rejects.toThrow(
      'b.md:1: was edited in the meantime: run the command again',
    )
    expect(await read('b.md')).toBe(edited)
  })

  it('refuses to run over a file with a fault', async () => {
    const { edit } = await archive({ 'e/articles/c.md': '---\nheadlin: C\n---\n\nC.\n' })
    const { status, err } = await edit('--where', 'author=Print', '--set', 'section=S')
    expect(status).toBe(1)
    expect(err).toMatch(/c\.md:2: headlin: [\s\S]*, so no article was edited: .*$/)
  })

  it.each([
    ['--where', 'nobody=x', '--set', 'section=S'],
    ['--where', 'author', '--set', 'section=S'],
    ['--where', 'author=x', '--set', 'body=S'],
    ['--where', 'author=x', '--set', 'section+=S'],
    ['--where', 'author=x'],
  ])('explains wrong usage: %s %s %s %s', async (...args) => {
    const { edit } = await archive()
    const { status, err } = await edit(...args)
    expect([status, err]).toEqual([2, expect.stringMatching(/Expected <field>=<value>|required option/)])
  })
})
