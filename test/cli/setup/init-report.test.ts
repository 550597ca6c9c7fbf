import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { zip } from '../import/web-capture/zip.ts'
import { page, remains } from './remains.ts'

describe('the report of morgue init', () => {
  it('says of what kind the files are in which it finds no article', async () => {
    const mhtml = 'From: <Saved by Blink>\nContent-Type: multipart/related;\n\n--x\n'
    const { init, exported } = await remains({ 'a.mhtml': mhtml, 'b.mhtml': mhtml, 'c.css': 'p {}' })
    const { status, err } = await init(exported, '--yes')
    expect([status, err]).toEqual([
      1,
      `morgue init: no article was found in ${exported}: single-file page (MHTML) (2, ${exported}/a.mhtml) (cannot be imported: open it in the browser that saved it, and save it as "Web page, complete"); stylesheet (1, ${exported}/c.css)`,
    ])
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
