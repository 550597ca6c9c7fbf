import { hash } from 'node:crypto'
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyArticle } from '../../../../src/cli/import/record/empty-article.ts'
import { formatStampedFile } from '../../../../src/cli/import/shelf/import-stamp.ts'
import { ImportJournal } from '../../../../src/cli/import/undo/import-journal.ts'
import { JournaledFiles } from '../../../../src/cli/import/undo/journaled-files.ts'
import { ImportUndo } from '../../../../src/cli/import/undo/undo-import.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'

const digests = Object.fromEntries(
  ['one', 'two', 'three'].map((name) => [name, hash('sha256', name)]),
) as Record<'one' | 'two' | 'three', string>

/** An article's file as an import writes it. */
const imported = (body: string) =>
  formatStampedFile(
    {
      ...emptyArticle,
      headline: 'H',
      source: {
        sha256: 'f'.repeat(64),
        mediaType: 'text/x',
        importer: 'x',
        file: 'x',
        record: null,
        captured: null,
        earlier: [],
        imported: null,
      },
    },
    body,
  )

/** An edition's folder, whose files imports write one after the other. */
class Folder {
  readonly content: string
  readonly folder: string

  private constructor(content: string) {
    this.content = content
    this.folder = path.join(content, 'e')
  }

  static async of(files: Record<string, string> = {}): Promise<Folder> {
    const made = new Folder(path.join(await temporaryFolder(), 'content'))
    await mkdir(made.folder, { recursive: true })
    await writeFiles(made.folder, files)
    return made
  }

  journal = () => ImportJournal.open(this.content, 'e')

  /** Writes files as one import; the last of two texts of a file remains. */
  async import(writes: [string, string][], { isCutOff = false } = {}): Promise<void> {
    const files = new JournaledFiles(this.folder, await this.journal())
    for (const [name, text] of writes) await files.write(path.join(this.folder, name), text)
    if (!isCutOff) await files.finish()
  }

  undo = async (isDry = false) => new ImportUndo(this.folder, await this.journal(), isDry).run()

  read = (name: string) => readFile(path.join(this.folder, name), 'utf8')

  write = (name: string, text: string) => writeFile(path.join(this.folder, name), text)

  /** Every path in the folder, folders included. */
  all = async () => (await readdir(this.folder, { recursive: true })).sort()
}

const nothing = { removed: [], restored: [], edited: [], needed: [] }

describe('the undo of an import', () => {
  it('removes new files with the folders that it leaves empty, and restores changed ones', async () => {
    const edition = await Folder.of({ 'articles/2016/04/a.md': 'Earlier.', 'articles/2016/b.md': 'Other.' })
    const before = await edition.all()
    await edition.import([
      ['articles/2016/04/a.md', 'Later.'],
      ['articles/2017/05/c.md', 'New.'],
      ['articles/2016/d.md', 'New.'],
      [`originals/${digests.one}.html`, 'one'],
    ])
    const changes = {
      removed: ['articles/2017/05/c.md', 'articles/2016/d.md', `originals/${digests.one}.html`],
      restored: ['articles/2016/04/a.md'],
    }
    const after = await edition.all()
    expect(await edition.undo(true)).toEqual({ ...nothing, ...changes })
    expect([await edition.all(), await edition.read('articles/2016/04/a.md')]).toEqual([after, 'Later.'])
    expect(await edition.undo()).toEqual({ ...nothing, ...changes })
    expect([await edition.all(), await edition.read('articles/2016/04/a.md')]).toEqual([before, 'Earlier.'])
    expect(await edition.read('articles/2016/b.md')).toBe('Other.')
    expect((await edition.journal()).entries.size).toBe(0)
    expect(await edition.undo()).toEqual(nothing)
  })

  it('leaves and names what a person has edited, and what a person has deleted that was there before', async () => {
    const edition = await Folder.of({
      'articles/a.md': 'Earlier.',
      'articles/b.md': 'Earlier.',
      'articles/c.md': 'Earlier.',
    })
    await edition.import(['a', 'b', 'c', 'd', 'e'].map((name) => [`articles/${name}.md`, `Later ${name}.`]))
    await edition.write('articles/a.md', 'Edited.')
    await edition.write('articles/d.md', 'Edited.')
    await edition.write('articles/c.md', 'Earlier.')
    for (const name of ['b', 'e']) await rm(path.join(edition.folder, `articles/${name}.md`))
    expect(await edition.undo()).toEqual({
      ...nothing,
      edited: ['articles/a.md', 'articles/b.md', 'articles/d.md'],
    })
    expect(await edition.all()).toEqual(['articles', 'articles/a.md', 'articles/c.md', 'articles/d.md'])
    expect([await edition.read('articles/a.md'), await edition.read('articles/d.md')]).toEqual([
      'Edited.',
      'Edited.',
    ])
  })

  it('keeps the originals that remaining articles name, as they will be', async () => {
    const edition = await Folder.of({ 'articles/a.md': `Earlier, of ${digests.one}.` })
    await edition.import([
      ['articles/a.md', `Later, of ${digests.two}.`],
      ['articles/b.md', `New, of ${digests.three}.`],
      ...(['one', 'two', 'three'] as const).map((name): [string, string] => [
        `originals/${digests[name]}.html`,
        name,
      ]),
    ])
    await appendFile(path.join(edition.folder, 'articles/b.md'), 'Edited.')
    const report = await edition.undo()
    expect(report).toEqual({
      removed: [`originals/${digests.two}.html`],
      restored: ['articles/a.md'],
      edited: ['articles/b.md'],
      needed: [`originals/${digests.one}.html`, `originals/${digests.three}.html`],
    })
    expect(await readdir(path.join(edition.folder, 'originals'))).toEqual(
      [`${digests.one}.html`, `${digests.three}.html`].sort(),
    )
  })
})

describe('the undo of pictures', () => {
  const [one, two, three] = [`${digests.one}.png`, `${digests.two}.png`, `${digests.three}.png`]
  const line = (name: string, url: string) => `${name}\thttps://e.example/${url}.png\n`
  const show = (url: string) => `![](https://e.example/${url}.png)`
  const pictures: [string, string][] = [
    [`media/${one}`, 'one'],
    [`media/${two}`, 'two'],
    ['media/urls.tsv', line(one, 'one') + line(two, 'two')],
  ]

  it('removes those of the import, and their list', async () => {
    const edition = await Folder.of({ 'articles/a.md': imported(show('one')) })
    await edition.import([['articles/b.md', imported(show('two'))], ...pictures])
    expect(await edition.undo()).toEqual({
      ...nothing,
      removed: ['articles/b.md', 'media/urls.tsv', `media/${one}`, `media/${two}`],
    })
    expect(await edition.all()).toEqual(['articles', 'articles/a.md'])
  })

  it('keeps those that an article of a person shows, with their lines', async () => {
    const edition = await Folder.of({ 'articles/hand.md': `---\nheadline: By hand\n---\n${show('one')}` })
    await edition.import(pictures)
    expect(await edition.undo()).toEqual({
      ...nothing,
      removed: [`media/${two}`],
      restored: ['media/urls.tsv'],
      needed: [`media/${one}`],
    })
    expect(await edition.read('media/urls.tsv')).toBe(line(one, 'one'))
  })

  it('keeps those that an edited article of the import shows', async () => {
    const edition = await Folder.of()
    await edition.import([['articles/a.md', imported(show('two'))], ...pictures])
    await edition.write(
      'articles/a.md',
      (await edition.read('articles/a.md')).replace('headline: H', 'headline: I'),
    )
    const report = await edition.undo()
    expect([report.edited, report.needed]).toEqual([['articles/a.md'], [`media/${two}`]])
    expect(await edition.read('media/urls.tsv')).toBe(line(two, 'two'))
  })

  it('gives back the earlier lines of the list, and their pictures', async () => {
    const earlier = line(three, 'old') + line(three, 'one')
    const edition = await Folder.of({
      'media/urls.tsv': earlier,
      'articles/hand.md': `---\nheadline: By hand\n---\n${show('one')} ${show('two')}`,
    })
    await edition.import([
      [`media/${three}`, 'three'],
      [`media/${one}`, 'one'],
      [`media/${two}`, 'two'],
      ['media/urls.tsv', line(three, 'old') + line(one, 'one') + line(two, 'two')],
    ])
    const report = await edition.undo()
    expect([report.removed, report.needed]).toEqual([[`media/${one}`], [`media/${three}`, `media/${two}`]])
    expect(await edition.read('media/urls.tsv')).toBe(
      line(three, 'old') + line(three, 'one') + line(two, 'two'),
    )
  })

  it('keeps every picture of a list that a person has edited', async () => {
    const edition = await Folder.of()
    await edition.import(pictures)
    await appendFile(path.join(edition.folder, 'media/urls.tsv'), line(three, 'three'))
    expect(await edition.undo()).toEqual({
      ...nothing,
      edited: ['media/urls.tsv'],
      needed: [`media/${one}`, `media/${two}`],
    })
  })
})

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
    expect([...(await edition.journal()).entries.keys()]).toEqual(['articles/a.md'])
    expect(await edition.undo()).toEqual({ ...nothing, restored: ['articles/a.md'] })
    expect(await edition.read('articles/a.md')).toBe('One.')
    expect(await edition.undo()).toEqual(nothing)
  })

  it('of an import before one that wrote nothing remains', async () => {
    const edition = await Folder.of()
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
    await appendFile(path.join((await edition.journal()).folder, 'journal.jsonl'), '\n{"file":"arti')
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
    expect((await edition.journal()).entries).toEqual(
      new Map([[`originals/${digests.one}.html`, { earlier: null, written: [digests.one] }]]),
    )
    expect((await edition.undo()).removed).toEqual([`originals/${digests.one}.html`])
  })

  it('that cannot be read, or a file that cannot, stops the import before it writes', async () => {
    const edition = await Folder.of({ 'articles/a.md/b': '' })
    await expect(edition.import([['articles/a.md', 'One.']])).rejects.toThrow('EISDIR')
    await mkdir(path.join((await edition.journal()).folder, 'journal.jsonl'), { recursive: true })
    await expect(edition.journal()).rejects.toThrow('EISDIR')
  })
})
