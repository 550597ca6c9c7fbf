import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { storedName } from '../../../support/photographs.ts'
import { page } from '../front-door.ts'
import { base64, message, quotedPrintable } from './message.ts'
import { address, bring, bringOne, figure, pagePart, photo, picturePart, words } from './saved-page.ts'

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

  it('shows the size that the browser has saved', async () => {
    const sizes =
      '<source srcset="/pier.jpg?w=640&amp;h=400 640w, /large.jpg 1280w"><img src="/tiny.jpg" alt="The pier">'
    const { stored, text } = await bringOne([
      pagePart(`<figure><picture>${sizes}</picture><figcaption>On Monday</figcaption></figure>`),
      picturePart('Content-Location: https://e.example/pier.jpg?w=640&h=400'),
    ])
    expect([stored, text.includes('/pier.jpg?w=640')]).toEqual([[storedName(photo)], true])
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
    const { stored } = await bringOne([pagePart(figure('https://e.example/pier.jpg#large')), raw])
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
    const framed = pagePart('<p>Framed</p>', address, ['Content-ID: <b>'])
    const { text, screen } = await bringOne([frameset, framed])
    expect([text.includes('Framed'), text.includes(`url: ${address}`)]).toEqual([true, true])
    expect(screen).not.toContain('frames')
    const other = pagePart('<p>Beside</p>', 'https://e.example/2016/beside.html', ['Content-ID: <a>'])
    const both = await bringOne([frameset, framed, other])
    expect(both.screen).toContain(
      'ferry.mhtml: is a page of 2 frames, of which only the first with text was imported',
    )
  })

  it('does not end at a line that only begins like its delimiter, or within a line', async () => {
    const body = page(
      'A ferry',
      `${words}</p>\r\n----=_Partition\r\n----=_Part of it, or ----=_Part\r\n<p>After</p>`,
    )
    const fields = ['Content-Type: text/html', `Content-Location: ${address}`]
    const pier = picturePart('Content-Location: https://e.example/pier.jpg')
    const { text, stored, screen } = await bringOne([
      { fields, body: body.replace('After', figure('/pier.jpg')) },
      pier,
    ])
    expect([text.includes('The pier'), stored]).toEqual([true, [storedName(photo)]])
    expect(screen).not.toContain('cut short')
  })
})
