import { appendFile, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { JournaledFiles } from '../../../../src/cli/import/undo/journaled-files.ts'
import { digests, Folder, nothing } from './edition-folder.ts'

describe('the journal', () => {
  it('gives back what was there before the import, though the import wrote the file twice', async () => {
    const edition = await Folder.of({ 'articles/a.md': 'Earlier.' })
    await edition.import([
      ['articles/a.md', 'Later.'],
      ['articles/a.md', 'Last.'],
      ['articles/b.md', 'New.'],
      ['articles/b.md', 'Newer.'],
    ])
    expect(await edition.undo()).toEqual({
      ...nothing,
      removed: ['articles/b.md'],
      restored: ['articles/a.md'],
    })
    expect(await edition.read('articles/a.md')).toBe('Earlier.')
  })

  it('is of the last import alone', async () => {
    const edition = await Folder.of()
    await edition.import([
      ['articles/a.md', 'One.'],
      ['articles/b.md', 'One.'],
    ])
    await edition.import([['articles/a.md', 'Two.']])
    expect([...(await edition.journal()).entryByPath.keys()]).toEqual(['articles/a.md'])
    expect(await edition.undo()).toEqual({ ...nothing, restored: ['articles/a.md'] })
    expect(await edition.read('articles/a.md')).toBe('One.')
    expect(await edition.undo()).toEqual(nothing)
    for (const name of ['c', 'd', 'e']) await edition.import([[`articles/${name}.md`, name]])
    expect((await edition.undo()).removed).toEqual(['articles/e.md'])
  })

  it('of an import before one that wrote nothing remains', async () => {
    const edition = await Folder.of()
    await edition.import([])
    expect(await edition.undo()).toEqual(nothing)
    await edition.import([['articles/a.md', 'One.']])
    await edition.import([])
    expect((await edition.undo()).removed).toEqual(['articles/a.md'])
  })

  it('of an import that was cut off is continued, until one ends', async () => {
    const edition = await Folder.of({ 'articles/a.md': 'Earlier.' })
    await edition.import(
      [
        ['articles/a.md', 'One.'],
        ['articles/c.md', 'One.'],
      ],
      { isCutOff: true },
    )
    await appendFile(path.join((await edition.journal()).journalFolder, 'journal.jsonl'), '\n{"file":"arti')
    await edition.import([['articles/b.md', 'Two.']])
    expect(await edition.undo(true)).toEqual({
      ...nothing,
      removed: ['articles/c.md', 'articles/b.md'],
      restored: ['articles/a.md'],
    })
    await edition.import([['articles/d.md', 'Three.']])
    expect((await edition.undo()).removed).toEqual(['articles/d.md'])
  })

  it('of an import that was cut off ends with its repetition, even if that wrote nothing', async () => {
    const edition = await Folder.of()
    await edition.import([['articles/a.md', 'One.']], { isCutOff: true })
    await edition.import([])
    await edition.import([['articles/b.md', 'Two.']])
    expect((await edition.undo()).removed).toEqual(['articles/b.md'])
  })

  it('undoes the first of two writes if the second was cut off before it', async () => {
    const edition = await Folder.of()
    await edition.import([['articles/a.md', 'One.']], { isCutOff: true })
    await (await edition.journal()).recordFile('articles/a.md', null, digests.two)
    expect((await edition.undo()).removed).toEqual(['articles/a.md'])
  })

  it('gives back a person’s edit between the parts of an import that was cut off', async () => {
    const edition = await Folder.of({ 'articles/a.md': 'Earlier.' })
    await edition.import([['articles/a.md', 'One.']], { isCutOff: true })
    await edition.write('articles/a.md', 'Edited.')
    await edition.import([['articles/a.md', 'Two.']])
    expect((await edition.undo()).restored).toEqual(['articles/a.md'])
    expect(await edition.read('articles/a.md')).toBe('Edited.')
  })

  it('has copies of files by their digests', async () => {
    const edition = await Folder.of({ 'source.html': 'one' })
    const files = new JournaledFiles(edition.folder, await edition.journal())
    const copied = path.join(edition.folder, `originals/${digests.one}.html`)
    await files.copy(path.join(edition.folder, 'source.html'), copied)
    await files.finish()
    expect(await files.readText(copied)).toBe('one')
    expect((await edition.journal()).entryByPath).toEqual(
      new Map([[`originals/${digests.one}.html`, { earlierCopyName: null, writtenDigests: [digests.one] }]]),
    )
    expect((await edition.undo()).removed).toEqual([`originals/${digests.one}.html`])
  })

  it('that cannot be read, or a file that cannot, stops the import before it writes', async () => {
    const edition = await Folder.of({ 'articles/a.md/b': '' })
    await expect(edition.import([['articles/a.md', 'One.']])).rejects.toThrow('EISDIR')
    await mkdir(path.join((await edition.journal()).journalFolder, 'journal.jsonl'), { recursive: true })
    await expect(edition.journal()).rejects.toThrow('EISDIR')
  })
})
