import { describe, expect, it } from 'vitest'
import { decodePage } from '../../../../src/cli/import/html/decode-page.ts'
import { findLegacyDecoder } from '../../../../src/cli/import/html/detect-encoding.ts'
import { detectNonHtmlFormat, looksLikeHtml } from '../../../../src/cli/import/html/html-beginning.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('the encoding that a page declares', () => {
  const polish = 'b3f364bc' // “łódź” in ISO 8859-2
  const bytes = (before: string) => Buffer.concat([latin1(before), Buffer.from(polish, 'hex')])

  it.each([
    ['<meta charset="iso-8859-2">', null],
    ["<META data-x=1 CHARSET = ' iso-8859-2'>", null],
    ['<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', null],
    ['<?xml version="1.0" encoding="iso-8859-2"?>', null],
    ['<p>', 'text/html; charset=iso-8859-2'],
    ['<p>', 'text/html; CHARSET = "iso-8859-2"'],
    ['<meta charset="windows-1251">', 'text/html; charset=iso-8859-2'],
    ['<meta charset="utf-8">', 'text/html; charset=iso-8859-2'],
    ['<meta charset="iso-8859-2">', 'text/html; charset=utf-8'],
    ['<meta charset="iso-8859-2">', 'text/html; charset=unknown'],
    [`${' '.repeat(60_000)}<meta charset="iso-8859-2">`, null],
  ])('is used: %s with %s', (before, contentType) => {
    expect(decodePage(bytes(before), contentType)).toEqual({
      text: expect.stringMatching(/łódź$/),
      warnings: [],
    })
  })

  it.each([
    `<meta ${'x'.repeat(301)} charset="iso-8859-2">`,
    `${' '.repeat(70_000)}<meta charset="iso-8859-2">`,
  ])('is not looked for elsewhere', (before) =>
    expect(decodePage(bytes(before), null)).toMatchObject({ text: expect.not.stringMatching(/łódź$/) }),
  )

  it('is overruled by text that is UTF-8, and by a byte-order mark', () => {
    expect(decodePage(Buffer.from('<meta charset=iso-8859-1>été'), null)).toEqual({
      text: '<meta charset=iso-8859-1>été',
      warnings: [],
    })
    for (const encoding of ['utf16le', 'utf8'] as const)
      expect(decodePage(Buffer.from('\uFEFF<meta charset=x>été', encoding), null)).toMatchObject({
        text: '<meta charset=x>été',
      })
    expect(decodePage(Buffer.from('\uFEFFété', 'utf16le').swap16(), null)).toMatchObject({ text: 'été' })
  })

  it('may be one whose bytes are all ASCII', () => {
    const japanese = Buffer.from('1b2442467c4b5c1b2842', 'hex')
    expect(decodePage(japanese, 'text/html; charset=iso-2022-jp')).toMatchObject({ text: '日本' })
    expect(decodePage(Buffer.from('plain'), 'text/html; charset=iso-2022-jp')).toMatchObject({
      text: 'plain',
    })
  })

  it('is reported where it is guessed by the letters of another script', () => {
    const russian = Buffer.from('cff0e8e2e5f22c20fdf2ee20f0f3f1f1eae8e920f2e5eaf1f2', 'hex')
    expect(decodePage(russian, null)).toEqual({
      text: 'Привет, это русский текст',
      warnings: [
        'is not UTF-8 and names no other encoding, so it was read as windows-1251: check the accents in the article',
      ],
    })
  })

  it('may be UTF-16 without a mark', () => {
    const page = Buffer.from('<p>été</p>', 'utf16le')
    expect(decodePage(page, 'text/html; charset=utf-16le')).toMatchObject({ text: '<p>été</p>' })
    expect(decodePage(Buffer.from('<p>été</p>'), 'text/html; charset=utf-16le')).toMatchObject({
      text: '<p>été</p>',
    })
  })

  it('is guessed where there is none, and that is reported', () =>
    expect(decodePage(latin1('l\x92\xe9t\xe9 est fini'), null)).toEqual({
      text: 'l’été est fini',
      warnings: [
        'is not UTF-8 and names no other encoding, so it was read as windows-1252: check the accents in the article',
      ],
    }))
})

describe('zero bytes of a page', () => {
  it('are removed where they are few, and of a binary file where they are many', () => {
    expect(decodePage(Buffer.from(`${'x'.repeat(99)}\0`), null)).toMatchObject({ text: 'x'.repeat(99) })
    expect(decodePage(Buffer.from(`${'x'.repeat(97)}\0\0`), null)).toBe('binary')
    expect(decodePage(latin1(`a\u0001b${'x'.repeat(99)}`), null)).toMatchObject({
      text: `a b${'x'.repeat(99)}`,
    })
  })
})

describe('the encoding of a page that declares none', () => {
  const detect = (hex: string, before = '') =>
    findLegacyDecoder(Buffer.concat([latin1(before), Buffer.from(hex, 'hex')]))?.encoding ?? null
  it.each([
    ['82b182ea82cd93fa967b8cea82cc95b68fcd82c582b781428adf82e882dc82b582bd8142', 'shift_jis'],
    ['a4b3a4eca4cfc6fccbdcb8eca4cecab8becfa4c7a4b9a1a3b4d1a4eaa4dea4b7a4bfa1a3', 'euc-jp'],
    ['c0ccb0cdc0ba20c7d1b1b9bee2b7ce20bebe20b1dbc0d4b4cfb4d92e20', 'euc-kr'],
    ['d5e2cac7d6d0cec4b5c4ced2c3c7d4dad5e2c0efd3d0d2bbb8f6c8cb', 'gb18030'],
    ['cff0e8e2e5f22c20fdf2ee20f0f3f1f1eae8e920f2e5eaf1f2', 'windows-1251'],
    ['d0d2c9d7c5d42c20fcd4cf20d2d5d3d3cbc9ca20d4c5cbd3d420cec120cbcfc98d38', 'koi8-r'],
  ])('is that of its script: %s', (hex, encoding) => expect(detect(hex)).toBe(encoding))

  it('is Western where few letters are beyond ASCII, or too few are there', () => {
    expect(findLegacyDecoder(latin1('Le conseil a vot\xe9 mardi pour garder le bac'))).toBeNull()
    expect(detect('cff0e8e2e5f2')).toBeNull()
  })

  it('does not count scripts, styles and tags', () => {
    const before = `<html><script>${'var x = 1;'.repeat(20)}</script><STYLE>${'p {}'.repeat(20)}</STYLE><p class="${'x'.repeat(200)}">`
    expect(detect('cff0e8e2e5f22c20fdf2ee20f0f3f1f1eae8e920f2e5eaf1f2', before)).toBe('windows-1251')
    expect(
      detect(
        'cff0e8e2e5f22c20fdf2ee20f0f3f1f1eae8e920f2e5eaf1f2',
        `${before}<p>${'plain letters '.repeat(20)}`,
      ),
    ).toBeNull()
  })

  it.each(['pl', 'cs', 'sk', 'hu', 'sl', 'hr', 'ro', 'sq'])(
    'is Central European where the page is in %s',
    (language) => {
      expect(findLegacyDecoder(latin1(`<html lang="${language}">k\xf2\xe8 a p\xe8kn\xfd`))?.encoding).toBe(
        'windows-1250',
      )
      expect(
        findLegacyDecoder(latin1(`<HTML class=x LANG=${language}-XX>k\xf2\xe8 a p\xe8kn\xfd`))?.encoding,
      ).toBe('windows-1250')
    },
  )

  it('is UTF-8 with damage where few characters are damaged', () => {
    const plain = Buffer.from('Rada se sešla v úterý a hodinu mluvila o lodi')
    const beginning = latin1('<html lang="cs">')
    expect(findLegacyDecoder(Buffer.concat([beginning, plain, latin1('\xe9')]))).toBeNull()
    expect(findLegacyDecoder(Buffer.concat([beginning, plain, latin1('\xe9\xe9\xe9')]))?.encoding).toBe(
      'windows-1250',
    )
    const text = Buffer.from('Příliš žluťoučký kůň úpěl ďábelské ódy a ještě něco')
    expect(findLegacyDecoder(Buffer.concat([latin1('<html lang="cs">'), text, latin1('\xe9')]))).toBeNull()
  })
})

describe('the beginning of a file', () => {
  it.each([
    ['<rss version="2.0">', 'feed'],
    [' \n<?xml version="1.0"?>\n<?xml-stylesheet href="x"?><!-- x --><feed xmlns="x">', 'feed'],
    ['<rdf:RDF>', 'feed'],
    ['<FEED>', 'feed'],
    ['<?xml version="1.0"?><urlset>', 'sitemap'],
    ['<?xml version="1.0"?>\n<?xml-stylesheet?>\n<sitemapindex xmlns="x">', 'sitemap'],
    ['{"a":1}', 'data'],
    ['[{"a":1}]', 'data'],
    ['[[1]]', 'data'],
    ['[1]', 'data'],
    ['{ a }', null],
    ['<rsser>', null],
    ['<html><rss>', null],
    ['x<rss>', null],
    ['<p>Words', null],
  ])('names another format: %j', (text, format) => expect(detectNonHtmlFormat(text)).toBe(format))

  it.each([
    ['<!DOCTYPE html>', true],
    ['<html>', true],
    ['<HEAD lang=x>', true],
    ['<title>', true],
    ['<body\n>', true],
    ['<meta >', true],
    ['<article>', true],
    ['\n <?xml version="1.0"?>\n<!-- a -->\n<!-- b --><html>', true],
    ['<!doctype xml>', false],
    ['<htmlx>', false],
    ['<p>', false],
    ['x<html>', false],
  ])('is that of a page: %j', (text, expected) => {
    expect(looksLikeHtml(Buffer.from(text))).toBe(expected)
    expect(looksLikeHtml(Buffer.from(`\uFEFF${text}`))).toBe(expected)
    expect(looksLikeHtml(Buffer.from(`\uFEFF${text}`, 'utf16le'))).toBe(expected)
    expect(looksLikeHtml(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16())).toBe(expected)
  })
})
