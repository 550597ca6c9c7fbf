import { existsSync } from 'node:fs'
import { cp, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { demonstrationFolder, writeFiles } from '../../support/content.ts'
import { message } from '../import/saved-page/message.ts'
import { zip } from '../import/web-capture/zip.ts'
import { page, remains } from './remains.ts'

describe('the report of morgue init', () => {
  it('says of what kind the files are in which it finds no article', async () => {
    const dump = '-- MySQL dump 10.16\n--\n\nCREATE TABLE `posts` (\n'
    const { init, exported } = await remains({ 'a.sql': dump, 'b.sql': dump, 'c.css': 'p {}' })
    const { status, err } = await init(exported, '--yes')
    expect([status, err]).toEqual([
      1,
      `morgue init: no article was found in ${exported}:\n  ${exported}/a.sql and 1 other: database dump (cannot be imported: have the website restored from it, and export its articles (in WordPress: Tools, Export), or mirror that site (with \`wget --mirror\` and its address), and import the mirror)\n  ${exported}/c.css: stylesheet`,
    ])
  })

  it('reads pages that a browser saved as single files', async () => {
    const saved = (number: number) =>
      message([{ fields: ['Content-Type: text/html'], body: page(number, '') }]).toString('latin1')
    const { init, exported } = await remains({ 'a.mhtml': saved(1), 'b.mht': saved(2) })
    expect((await init(exported, '--yes')).out).toContain('Found 2 articles')
  })

  it('proposes to take the pictures of a zip from the zip', async () => {
    const { folder, init } = await remains()
    const file = path.join(folder, 'saved.zip')
    const bytes = [page(1, ''), '<svg xmlns="http://www.w3.org/2000/svg"></svg>'].map((text) =>
      Buffer.from(text),
    )
    const names = ['saved/a.html', 'saved/a.svg']
    const entries = names.map((name, index) => ({ name, bytes: bytes[index] ?? Buffer.alloc(0), method: 8 }))
    await writeFile(file, zip(...entries))
    expect((await init(file, '--yes')).out).toContain(` --media ${file}`)
  })

  it('tells a program the same', async () => {
    const { content, init, exported } = await remains()
    const { status, out } = await init(exported, '--yes', '--json')
    const edition = path.join(content, 'the-weekly-times/edition.yaml')
    const archive = path.join(content, 'archive.yaml')
    expect([status, JSON.parse(out)]).toEqual([
      0,
      {
        edition: 'the-weekly-times',
        found: [expect.stringMatching(/^Found \d+ articles from/), 'Written by Mara Lin.'],
        repairs: [],
        notes: [],
        written: [archive, edition],
        guesses: expect.arrayContaining([
          {
            file: archive,
            field: 'url',
            value: 'https://archive.weekly.example',
            basis: 'only you know where the archive will be',
          },
        ]),
        next: [
          `npx morgue import ${exported} --edition the-weekly-times --content ${content}`,
          `npx morgue serve --content ${content}`,
        ],
      },
    ])
  })
  it('is of an edition with each given host once, and only its name', async () => {
    const { init, exported, readContent } = await remains()
    await init(exported, '--yes', '--host', 'https://Daily.example/', '--host', 'weekly.example')
    expect(await readContent('the-weekly-times/edition.yaml')).toContain(
      'hosts: [www.weekly.example, weekly.example, old.weekly.example, daily.example]\n',
    )
  })

  it('says that nothing was added only if that is so', async () => {
    const { content, init, exported } = await remains()
    await writeFiles(content, {
      'archive.yaml': 'name: A\nurl: https://a.example.org\nlanguage: en\n',
      'weekly/edition.yaml': 'name: Weekly\nlanguage: en\nhosts: [weekly.example]\n',
    })
    const note = 'describes this newspaper already'
    const outs = [(await init(exported)).out, (await init(exported)).out]
    expect(outs.map((out) => out.includes(note))).toEqual([false, true])
  })

  it('describes a newspaper of which there are no files yet', async () => {
    const { init, readContent } = await remains()
    const { status, out } = await init('--yes', '--name', 'The Tide', '--language', 'en')
    expect([status, out]).toEqual([
      0,
      expect.stringContaining('npx morgue import <export or folder…> --edition the-tide'),
    ])
    expect(out).not.toContain('Found')
    expect(await readContent('the-tide/edition.yaml')).toContain('name: The Tide\n')
  })

  it('does not mention a state folder that does not exist', async () => {
    const { folder, content, init, exported } = await remains()
    await cp(demonstrationFolder, content, { recursive: true })
    await writeFiles(path.join(folder, 'second'), { 'archive.yaml': 'name: Second\n' })
    const { out } = await init(exported, '--yes')
    expect(out).toContain('The demonstration is now in')
    expect(out).not.toContain('uses it too')
  })
})

describe('morgue init at a terminal', () => {
  let isInterrupted: boolean
  beforeEach(() => {
    isInterrupted = false
    const keys = async function* () {
      while (!isInterrupted) {
        await setTimeout(20)
        yield '\x03'
      }
    }
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(
      Object.assign(Readable.from(keys()), { isTTY: true, setRawMode: () => {} }) as never,
    )
    process.stdout.isTTY = true
  })
  afterEach(() => {
    isInterrupted = true
    Reflect.deleteProperty(process.stdout, 'isTTY')
    vi.restoreAllMocks()
  })

  it('fails and writes nothing if the archivist interrupts it', async () => {
    const { content, init, exported } = await remains()
    const { status, out } = await init(exported)
    expect([status, out]).toEqual([1, expect.stringContaining('Nothing was written.')])
    expect(existsSync(content)).toBe(false)
  })

  it('asks nothing for a program', async () => {
    const { init, exported } = await remains()
    const { status, out, err } = await init(exported, '--json')
    expect([status, out, err]).toEqual([1, '', expect.stringContaining('or give your own: --url')])
  })
})
