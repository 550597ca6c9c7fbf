import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { photograph, storedName } from '../../../support/photographs.ts'
import { FrontDoor, page } from '../front-door.ts'
import { base64, message, type Part, quotedPrintable } from './message.ts'

const words = 'The board met on Tuesday and talked of the ferry for an hour. '.repeat(8)

let photo: Buffer
beforeAll(async () => {
  photo = await photograph(160, 100)
})

const address = 'https://e.example/2016/ferry.html'

const pagePart = (body: string, location = address, more: string[] = []): Part => ({
  fields: [
    'Content-Type: text/html',
    `Content-Location: ${location}`,
    'Content-Transfer-Encoding: quoted-printable',
    ...more,
  ],
  body: quotedPrintable(page('A ferry', `${words}</p>${body}<p>${words}`)),
})

const picturePart = (...fields: string[]): Part => ({
  fields: ['Content-Type: image/jpeg', 'Content-Transfer-Encoding: base64', ...fields],
  body: base64(photo),
})

const figure = (src: string, more = '') =>
  `<figure><img src="${src}" alt="The pier" ${more}><figcaption>The pier on Monday</figcaption></figure>`

/** Imports files by their names, from one folder. */
async function bring(files: Record<string, Buffer>, ...options: string[]) {
  const door = await FrontDoor.open()
  await mkdir(path.join(door.sources, 'in'))
  for (const [name, bytes] of Object.entries(files))
    await writeFile(path.join(door.sources, 'in', name), bytes)
  const imported = await door.bring(['in'], ...options)
  const media = path.join(door.content, 'e/media')
  const stored = existsSync(media) ? (await readdir(media)).filter((name) => !name.endsWith('.tsv')) : []
  const urls = await readFile(path.join(media, 'urls.tsv'), 'utf8').catch(() => '')
  const [first = ''] = await door.all()
  const text = first === '' ? '' : await readFile(door.file(first), 'utf8')
  return { door, ...imported, stored, urls, text }
}

const bringOne = (parts: readonly Part[], options?: Parameters<typeof message>[1]) =>
  bring({ 'ferry.mhtml': message(parts, options) })

describe('a page saved by Chromium', () => {
  const fixtures = path.resolve(import.meta.dirname, '../fixtures/mhtml')

  it('has the words, the links and the picture of the page', async () => {
    const bytes = await readFile(path.join(fixtures, 'chromium.mhtml'))
    const { text, stored, urls, status, door } = await bring({ 'quai.mhtml': bytes }, '--foreign')
    expect(status).toBe(0)
    expect(text).toContain('url: https://lefanal.example/2016/04/08/le-quai-rouvre.html\n')
    expect(text).toContain('published: 2016-04-08T07:30:00-04:00\n')
    expect(text).toContain('qui = n’en démord pas.')
    expect(text).toContain('<https://carte.example/quai?id=1>')
    expect(text).not.toContain('jamais.jpg')
    expect(stored).toEqual(['1fe151ef1ec48ba26f83f966aaa02b0eecb22601469a34deb38e8c3999e8ddde.jpg'])
    expect(urls).toBe(`${stored[0]}\thttps://lefanal.example/images/petite.jpg\n`)
    const [body = ''] = await door.bodies()
    const html = await bring(
      { 'quai.html': await readFile(path.join(fixtures, 'chromium.html')) },
      '--foreign',
    )
    const withoutPicture = (markdown: string) => markdown.replace(/<img[^>]*>/, '')
    expect(withoutPicture(body)).toBe(withoutPicture((await html.door.bodies()).join()))
  })
})

describe('a page saved as a single file', () => {
  it('shows its pictures under their URLs, whatever a script would load', async () => {
    const shown = figure('/pier.jpg', 'data-src="/later.jpg" srcset="/large.jpg 2x"')
    const { text, stored, urls, status } = await bringOne([
      pagePart(shown),
      picturePart('Content-Location: https://e.example/pier.jpg'),
      picturePart('Content-Location: https://e.example/advert.jpg'),
    ])
    expect([stored, status]).toEqual([[storedName(photo)], 0])
    expect(urls).toBe(`${storedName(photo)}\thttps://e.example/pier.jpg\n`)
    expect(text).toContain('src="https://e.example/pier.jpg"')
  })

  it.each([
    ['in the message', 'cid:image001.jpg@01D1', ['Content-ID: <image001.jpg@01D1>'], address],
    ['in the message, by a relative location', 'image001.jpg', ['Content-Location: image001.jpg'], address],
    [
      'on a disk',
      'ferry_files/image001.jpg',
      ['Content-Location: file:///C:/My%20Papers/ferry_files/image001.jpg'],
      'file:///C:/My Papers/ferry.htm',
    ],
  ])('stores pictures %s under the paths of their files', async (_, src, fields, location) => {
    const { text, stored } = await bringOne([pagePart(figure(src), location), picturePart(...fields)])
    expect(stored).toEqual([storedName(photo)])
    expect(text).toMatch(
      src.startsWith('image') ? 'https://e.example/2016/image001.jpg' : `src="/media/${storedName(photo)}"`,
    )
  })

  it('takes its URL, and not the day on which it was saved', async () => {
    const fields = [
      'From: <Saved by Blink>',
      'Date: Fri, 27 Nov 2026 08:20:36 GMT',
      'Snapshot-Content-Location: https://e.example/2016/ferry.html',
    ]
    const { text, report } = await bringOne(
      [
        {
          ...pagePart(''),
          fields: ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable'],
        },
      ],
      { fields },
    )
    expect(text).toContain(`url: ${address}\n`)
    expect(text).not.toContain('2026')
    expect(report.articles.map(({ outcome }) => outcome)).toEqual(['written'])
  })

  it('has the URL of the newspaper if it was saved from the Wayback Machine', async () => {
    const copy = 'https://web.archive.org/web/20160509120000'
    const { text, stored, urls } = await bringOne([
      pagePart(figure(`${copy}im_/https://e.example/pier.jpg`), `${copy}/${address}`),
      picturePart(`Content-Location: ${copy}im_/https://e.example/pier.jpg`),
    ])
    expect(text).toContain(`url: ${address}\n`)
    expect([stored, urls.includes('pier.jpg')]).toEqual([[storedName(photo)], true])
  })

  const inLatin = (body: string) => page('A ferry', `${words}</p>${body}`)
  it.each([
    [
      'Latin-1 in quoted-printable',
      ['Content-Type: text/html; charset="iso-8859-1"', 'Content-Transfer-Encoding: Quoted-Printable'],
      quotedPrintable(inLatin("<p>Le caf\xe9 =) de l'\xeele</p>")),
    ],
    [
      '8bit, as Opera',
      ['Content-Type: text/html; charset=windows-1252', 'Content-Transfer-Encoding: 8bit'],
      inLatin("<p>Le caf\xe9 =) de l'\xeele</p>"),
    ],
    [
      'binary',
      ['Content-Type: text/html; charset=windows-1252', 'Content-Transfer-Encoding: binary'],
      inLatin("<p>Le caf\xe9 =) de l'\xeele</p>"),
    ],
    [
      'base64',
      ['Content-Type: text/html; charset=windows-1252', 'Content-Transfer-Encoding: base64'],
      base64(Buffer.from(inLatin("<p>Le caf\xe9 =) de l'\xeele</p>"), 'latin1')),
    ],
    [
      'with the charset in the page',
      ['Content-Type: text/html', 'Content-Transfer-Encoding: 8bit'],
      inLatin("<p>Le caf\xe9 =) de l'\xeele</p>").replace('<head>', '<head><meta charset="windows-1252">'),
    ],
    [
      'with escapes that mean nothing',
      ['Content-Type: text/html; charset=windows-1252', 'Content-Transfer-Encoding: quoted-printable'],
      inLatin("<p>Le caf=e9 =) de l'= \t\r\n=EEle=</p>"),
    ],
  ])('has its letters: %s', async (_, fields, body) => {
    const { text } = await bringOne([{ fields: [...fields, `Content-Location: ${address}`], body }])
    expect(text).toContain("Le café =) de l'île")
  })

  it('keeps every byte of a picture that is not encoded', async () => {
    const raw = {
      fields: [
        'Content-Type: image/jpeg',
        'Content-Transfer-Encoding: binary',
        'Content-Location: https://e.example/pier.jpg',
      ],
      body: photo,
    }
    const { stored } = await bringOne([pagePart(figure('https://e.example/pier.jpg')), raw])
    expect(stored).toEqual([storedName(photo)])
  })

  it('may be nested, as mail programs do, with lines that end in LF alone', async () => {
    const inner = message(
      [{ fields: ['Content-Type: text/plain'], body: 'A ferry' }, pagePart('<p>Nested</p>')],
      { fields: [], type: 'multipart/alternative', boundary: 'inner', end: '\n' },
    )
    const [head = '', body = ''] = inner.toString('latin1').split(/\n\n([\s\S]*)/)
    const { text } = await bringOne([{ fields: head.split('\n'), body }], { end: '\n' })
    expect(text).toContain('Nested')
  })

  it('is the one that the message names as its start', async () => {
    const other = {
      ...pagePart('<p>Advert</p>', 'https://e.example/frame'),
      fields: ['Content-Type: text/html', 'Content-ID: <frame>'],
    }
    const { text } = await bringOne([other, pagePart('<p>Main</p>', address, ['Content-ID: <main>'])], {
      type: 'multipart/related; start="<main>"',
    })
    expect(text).toContain('Main')
  })

  it('is the first with text in the frames of a frameset', async () => {
    const frameset = {
      fields: ['Content-Type: text/html', 'Content-Location: https://e.example/'],
      body: '<html><head><title>E</title></head><frameset cols="1,9"><frame src="cid:a"><frame src="cid:b"></frameset></html>',
    }
    const { text } = await bringOne([frameset, pagePart('<p>Framed</p>', address, ['Content-ID: <b>'])])
    expect([text.includes('Framed'), text.includes(`url: ${address}`)]).toEqual([true, true])
  })

  it('does not end at a line that only begins like its delimiter', async () => {
    const { text, status } = await bringOne([
      {
        ...pagePart(''),
        body: quotedPrintable(
          page('A ferry', `${words}</p>\r\n--=_Partition\r\n--=_Part of it\r\n<p>After</p>`),
        ),
      },
    ])
    expect([text.includes('After'), status]).toEqual([true, 0])
  })
})

describe('a file that is no such page', () => {
  const refused = async (bytes: Buffer, name = 'ferry.mht') => {
    const { report, status } = await bring({ [name]: bytes })
    return [status, ...report.rejections.map(({ reason }) => reason)]
  }

  it.each([
    ['is cut within its header', Buffer.from('From: <Saved by Blink>\r\nContent-Ty'), /contains no web page/],
    [
      'has no parts',
      Buffer.from('From: x\r\nContent-Type: multipart/related; boundary="x"\r\n\r\nWords'),
      /contains no web page/,
    ],
    [
      'has a picture alone',
      message([{ fields: ['Content-Type: image/jpeg'], body: 'x' }]),
      /contains no web page/,
    ],
    [
      'has too many parts',
      message(Array.from({ length: 20_001 }, () => ({ fields: [], body: '' }))),
      /over 20,000 files/,
    ],
    [
      'contains itself',
      Buffer.from('Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n'.repeat(5000)),
      /contains no web page/,
    ],
  ])('is refused if it %s', async (_, bytes, reason) => {
    expect(await refused(bytes)).toEqual([1, expect.stringMatching(reason)])
  })

  it('is said to be cut short, and read as far as it goes', async () => {
    const whole = message([
      pagePart('<p>Before</p>'),
      picturePart('Content-Location: https://e.example/pier.jpg'),
    ])
    const { screen, text } = await bring({ 'ferry.mhtml': whole.subarray(0, -200) })
    expect(screen).toContain('was cut short: compare its article with the page, or save the page again')
    expect(text).toContain('Before')
  })

  it('is refused where its picture cannot be stored', async () => {
    const picture = {
      fields: ['Content-Type: image/bmp', 'Content-Location: https://e.example/pier.bmp'],
      body: 'BM',
    }
    const { report, status, text } = await bringOne([pagePart(figure('/pier.bmp')), picture])
    expect(report.rejections).toEqual([
      expect.objectContaining({
        record: 'https://e.example/pier.bmp',
        reason: expect.stringContaining('is not a picture'),
      }),
    ])
    expect([status, text.includes('A ferry')]).toEqual([1, true])
  })

  it('is read as HTML if that is what it is', async () => {
    const { text } = await bring({ 'ferry.mht': Buffer.from(page('A ferry', words)) })
    expect(text).toContain('importer: html')
  })
})
