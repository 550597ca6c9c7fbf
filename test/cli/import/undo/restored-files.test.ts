import { appendFile, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { digests, Folder, imported, nothing } from './edition-folder.ts'

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
    expect((await edition.journal()).entryByPath.size).toBe(0)
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
