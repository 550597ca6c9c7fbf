import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { archiveFolder } from '../../support/archive-folder.ts'
import { demonstrationFolder, writeFiles } from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'
import { page, remains } from './remains.ts'

describe('morgue init', () => {
  it('writes what an export says of its newspaper', async () => {
    const { content, init, readContent, exported } = await remains()
    const { status, out } = await init(exported, '--yes')
    expect([status, out]).toEqual([0, expect.stringContaining('Written by Mara Lin.')])
    expect(out).toContain(`  npx morgue import ${exported} --edition the-weekly-times --content ${content}`)
    expect(await readContent('archive.yaml')).toBe(`# The archive as a whole (docs/content.md).
name: The Weekly & Times
# The address at which the archive will be. Correct it before you deploy.
url: https://archive.weekly.example
language: en-US
`)
    expect(
      await readContent('the-weekly-times/edition.yaml'),
    ).toBe(`# One newspaper in one language (docs/content.md describes every field).
name: The Weekly & Times
language: en-US
# The dates of the first and the last article. Correct them if the newspaper lived longer.
founded: 2009-01-15
closed: 2009-07-02
hosts: [www.weekly.example, weekly.example, old.weekly.example]
# The parameters of old addresses (after ?) that tell articles apart.
query: [p]
timeZone: America/New_York
# The old addresses of sections, topics and authors, which lead to their lists.
collections:
  sections: ['/category/{name}/']
  topics: ['/tag/{name}/']
  authors: ['/author/{name}/']
`)
  })

  it('is followed by an import and a publication without faults', async () => {
    const { content, init, exported } = await remains()
    await init(exported, '--yes')
    const importCommand = ['import', exported, '--edition', 'the-weekly-times', '--content', content]
    const imported = await runInProcess(importCommand)
    expect(imported).toMatchObject({
      status: 0,
      screen: expect.not.stringContaining('edition.yaml does not'),
    })
    const published = await runInProcess([
      'publish',
      '--dry-run',
      '--content',
      content,
      '--persist-to',
      await archiveFolder(),
    ])
    expect(published).toMatchObject({ status: 0 })
  })

  it('refuses to guess where there is no terminal, and names the options', async () => {
    const { content, init, exported } = await remains()
    const { status, err } = await init(exported)
    expect([status, err]).toEqual([
      1,
      'morgue init: some answers are not in the files, and nobody can be asked here. Add --yes to accept these answers, or give your own: --url https://archive.weekly.example',
    ])
    expect(existsSync(content)).toBe(false)
  })

  it('corrects an answer with one remedy, and reports it', async () => {
    const { init, readContent, exported } = await remains()
    const { status, out } = await init(
      exported,
      '--url',
      'http://Archive.example.org/',
      '--language',
      'en_us',
    )
    expect(status).toBe(0)
    expect(out).toContain('--url: http://Archive.example.org/ was changed to https://archive.example.org')
    expect(out).toContain('--language: en_us was changed to en-US')
    expect(await readContent('archive.yaml')).toContain('url: https://archive.example.org\n')
  })

  it.each([
    ['--url', 'ftp://a.example', '--url ftp://a.example: is not a web address'],
    ['--time-zone', 'Paris', '--time-zone Paris: is not the name of a time zone'],
    ['--edition', 'search', '--edition search: is taken'],
    ['--edition', 'A b', "--edition 'A b': cannot be part of an address"],
    ['--founded', 'May', '--founded May: is not a date'],
    ['--contact', 'me', '--contact me: is not an e-mail address'],
  ])('refuses %s %s', async (option, value, reason) => {
    const { content, init, exported } = await remains()
    const { status, err } = await init(exported, '--yes', option, value)
    expect([status, err]).toEqual([1, expect.stringContaining(reason)])
    expect(existsSync(content)).toBe(false)
  })

  it('refuses files without an article', async () => {
    const { content, init, exported } = await remains({ 'empty.html': '' })
    const { status, err } = await init(exported, '--yes')
    expect([status, err]).toEqual([1, expect.stringContaining('empty.html is empty')])
    expect(existsSync(content)).toBe(false)
  })

  it('moves the demonstration and its state out of the way, unchanged', async () => {
    const { folder, content, init, readContent, exported } = await remains()
    await cp(demonstrationFolder, content, { recursive: true })
    await writeFiles(path.join(folder, '.morgue'), { state: 'kept' })
    await mkdir(path.join(folder, 'demonstration'))
    const { status, out } = await init(exported, '--yes')
    expect([status, out]).toEqual([0, expect.stringContaining('The demonstration is now in')])
    const moved = path.join(folder, 'demonstration-2')
    expect(await readFile(path.join(moved, '.morgue/state'), 'utf8')).toBe('kept')
    const faq = 'the-lantern/pages/faq.md'
    expect(await readFile(path.join(moved, 'content', faq))).toEqual(
      await readFile(path.join(demonstrationFolder, faq)),
    )
    expect(existsSync(path.join(content, 'the-lantern'))).toBe(false)
    expect(await readContent('archive.yaml')).toContain('The Weekly & Times')
  })

  it('leaves the state behind that another content folder shares, and says so', async () => {
    const { folder, content, init, exported } = await remains()
    await cp(demonstrationFolder, content, { recursive: true })
    await writeFiles(path.join(folder, '.morgue'), { state: 'shared' })
    await writeFiles(path.join(folder, 'second'), { 'archive.yaml': 'name: Second\n' })
    const { status, out } = await init(exported, '--yes')
    expect([status, out]).toEqual([0, expect.stringMatching(/also belongs to \S*second\.\n/)])
    expect(await readFile(path.join(folder, '.morgue/state'), 'utf8')).toBe('shared')
    expect(existsSync(path.join(folder, 'demonstration/.morgue'))).toBe(false)
  })

  it('adds the hosts and parameters of more files to the edition that they belong to', async () => {
    const { content, init, readContent, exported } = await remains()
    await writeFiles(content, {
      'archive.yaml': 'name: A # ours\nurl: http://a.example.org/\nlanguage: en\n',
      'weekly/edition.yaml':
        '# Checked in March.\nname: Weekly\nlanguage: en\nhosts: [weekly.example] # all\n',
    })
    const { status, out } = await init(exported)
    expect(status).toBe(0)
    expect(out).toContain('archive.yaml: url: http://a.example.org/ was changed to https://a.example.org')
    expect(await readContent('archive.yaml')).toBe(
      'name: A # ours\nurl: https://a.example.org\nlanguage: en\n',
    )
    expect(await readContent('weekly/edition.yaml')).toBe(
      '# Checked in March.\nname: Weekly\nlanguage: en\nhosts: [weekly.example, www.weekly.example, old.weekly.example] # all\nquery: [p]\n',
    )
    const again = (await init(exported)).out
    expect(again).toContain('weekly/edition.yaml describes this newspaper already: nothing was added')
    expect(again).not.toMatch(/(?:hosts|query): .* added$/m)
  })

  it('names the options that it does not use, since the archive has their answers', async () => {
    const { content, init, exported } = await remains()
    await writeFiles(content, {
      'archive.yaml': 'name: A\nurl: https://a.example.org\nlanguage: en\n',
      'weekly/edition.yaml': 'name: Weekly\nlanguage: en\nhosts: [weekly.example]\n',
    })
    const known = await init(exported, '--name', 'Other', '--time-zone', 'Europe/Paris')
    expect(known.err).toContain('weekly/edition.yaml exists already: change timeZone in that file instead')
    const added = await init(
      exported,
      '--yes',
      '--edition',
      'other',
      '--name',
      'Other',
      '--archive-name',
      'B',
    )
    expect(added.err).toContain('--archive-name was not used')
    expect(added.err).not.toContain('--name,')
  })

  it('adds an edition for another newspaper, and leaves the first one as it is', async () => {
    const { content, init, readContent, exported } = await remains()
    const first = 'name: The Weekly Times\nlanguage: en\nhosts: [other.example]\n'
    await writeFiles(content, {
      'archive.yaml': 'name: A\nurl: https://a.example.org\nlanguage: en\n',
      'the-weekly-times/edition.yaml': first,
    })
    const { status } = await init(exported, '--yes')
    expect(status).toBe(0)
    expect(await readContent('the-weekly-times/edition.yaml')).toBe(first)
    expect(await readContent('the-weekly-times-archive/edition.yaml')).toContain('old.weekly.example')
  })

  it('finds the host of a mirror in its folders, and the name of the site that most pages are of', async () => {
    const pages = [1, 2, 3].map((number) => [
      `mirror/www.gazette.example/actu/mairie-${number}.html`,
      page(number, ''),
    ])
    const other = page(
      4,
      '<link rel="canonical" href="https://ailleurs.example/a.html"><meta property="og:site_name" content="Ailleurs">',
    )
    const { init, exported, readContent } = await remains({
      ...Object.fromEntries(pages),
      'other/a.html': other,
    })
    const { status, out } = await init(exported, '--yes')
    expect([status, out]).toEqual([0, expect.stringContaining('ailleurs.example (1 article)')])
    const edition = await readContent('gazette/edition.yaml')
    expect(edition).toContain('name: gazette.example\nlanguage: fr\n')
    expect(edition).toContain('hosts: [www.gazette.example, gazette.example]\n')
  })

  it('takes the hosts of pages that state the same name for those of one newspaper', async () => {
    const at = (host: string, number: number) =>
      page(
        number,
        `<link rel="canonical" href="https://${host}/a-${number}.html"><meta property="og:site_name" content="La Gazette">`,
      )
    const { init, exported, readContent } = await remains({
      '1.html': at('www.gazette.example', 1),
      '2.html': at('www.gazette.example', 2),
      '3.html': at('gazette-libre.example', 3),
    })
    expect((await init(exported, '--yes')).out).not.toContain('Not taken')
    expect(await readContent('la-gazette/edition.yaml')).toContain(
      'hosts: [www.gazette.example, gazette.example, gazette-libre.example, www.gazette-libre.example]',
    )
  })

  it('proposes a command that is not refused for a copy of a site that was exported on one’s own computer', async () => {
    const at = (host: string) => page(1, `<link rel="canonical" href="http://${host}/a-1.html">`)
    const { init, exported, readContent } = await remains({ '1.html': at('localhost') })
    const { out } = await init(exported, '--yes')
    expect(out).toContain("Not recognised as the newspaper's own hosts: localhost (1 article).")
    const [, command = ''] = /npx morgue (import .*)/.exec(out) ?? []
    expect(command).toContain(' --foreign ')
    expect((await runInProcess(command.split(' '))).status).toBe(0)
    expect(await readContent('newspaper/articles/undated/a-1.md')).toContain('url: http://localhost/a-1.html')
    expect((await init(exported, '--yes', '--host', 'weekly.example')).out).not.toContain('--foreign')
    expect(await readContent('newspaper-archive/edition.yaml')).toContain('hosts: [weekly.example]')
    await init(exported, '--edition', 'newspaper', '--host', 'daily.example')
    expect(await readContent('newspaper/edition.yaml')).toContain('hosts: [daily.example')
  })

  it.each([
    ['_config.yml', 'title: The Lantern\nlang: fr-CA\nurl: https://lantern.example\n'],
    ['hugo.toml', 'title = "The Lantern"\nlanguageCode = "fr-CA"\nbaseURL = "https://lantern.example/"\n'],
  ])('takes the name and the language from the settings of a site: %s', async (name, settings) => {
    const words = 'Le conseil de la ville a dit que la mairie ne sera pas ouverte cette année. '.repeat(3)
    const { init, exported, readContent } = await remains({
      [name]: settings,
      'content/mairie.md': `---\ntitle: La mairie\ndate: 2016-04-08\n---\n\n${words}\n`,
    })
    expect((await init(exported, '--yes')).out).not.toContain('name: ')
    expect(await readContent('the-lantern/edition.yaml')).toMatch(/name: The Lantern\nlanguage: fr-CA\n/)
  })

  it('proposes to import the pictures that lie among the files', async () => {
    const { init, exported } = await remains({
      'a/page.html': page(1, ''),
      'a/mairie.gif': 'GIF89a\x01\0\x01\0\0\0\0;',
    })
    expect((await init(exported, '--yes')).out).toContain(` --media ${exported} `)
  })

  it('writes nothing over an edition that a person described without an archive', async () => {
    const { content, init, readContent, exported } = await remains()
    const own = 'name: The Weekly Times\nlanguage: en\nnotices: { top: Ours }\n'
    await writeFiles(content, { 'the-weekly-times/edition.yaml': own })
    const { status, err } = await init(exported, '--yes')
    expect([status, err]).toEqual([1, expect.stringContaining('edition.yaml exists already, but ')])
    expect([
      await readContent('the-weekly-times/edition.yaml'),
      existsSync(path.join(content, 'archive.yaml')),
    ]).toEqual([own, false])
  })

  it('proposes the import of files of which one does not exist', async () => {
    const { init, exported } = await remains()
    const missing = path.join(exported, 'missing.xml')
    const { status, out } = await init(path.join(exported, 'export.xml'), missing, '--yes')
    expect([status, out]).toEqual([0, expect.stringContaining(`export.xml ${missing} --edition`)])
  })

  it('writes nothing over a folder that a person made', async () => {
    const { content, init, exported } = await remains()
    await writeFiles(content, { 'archive.yaml': 'name: A\nurl: nowhere at all\nlanguage: en\n' })
    const { status, err } = await init(exported, '--yes')
    expect([status, err]).toEqual([1, expect.stringContaining('archive.yaml:2: url:')])
    await rename(path.join(content, 'archive.yaml'), path.join(content, 'other.yaml'))
    await writeFile(path.join(content, 'note.txt'), 'mine')
    expect((await init(exported, '--yes')).status).toBe(0)
    expect(await readFile(path.join(content, 'note.txt'), 'utf8')).toBe('mine')
  })
})
