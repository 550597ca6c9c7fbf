import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { message } from '../import/mhtml/message.ts'
import { zip } from '../import/web-capture/zip.ts'
import { page, remains } from './remains.ts'

describe('the report of morgue init', () => {
  it('says of what kind the files are in which it finds no article', async () => {
    const dump = '-- MySQL dump 10.16\n--\n\nCREATE TABLE `posts` (\n'
    const { init, exported } = await remains({ 'a.sql': dump, 'b.sql': dump, 'c.css': 'p {}' })
    const { status, err } = await init(exported, '--yes')
    expect([status, err]).toEqual([
      1,
      `morgue init: no article was found in ${exported}: database dump (2, ${exported}/a.sql) (cannot be imported: have it restored with the program of the website, and export the articles from there (in WordPress: Tools, Export), or mirror that site); stylesheet (1, ${exported}/c.css)`,
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
        found: [expect.stringMatching(/^Found \d+ articles from/), 'By Mara Lin.'],
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
})
