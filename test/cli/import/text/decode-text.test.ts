import { describe, expect, it } from 'vitest'
import { htmlImporter } from '../../../../src/cli/import/html/html-importer.ts'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { textImporter } from '../../../../src/cli/import/plain-text/text-importer.ts'
import { decodeArticleText, decodeText } from '../../../../src/cli/import/text/decode-text.ts'
import { detectWesternEncoding } from '../../../../src/cli/import/text/western-encoding.ts'
import { readingsOf, sourceOf } from '../reading.ts'

/** Writes a text in a single-byte encoding, using the platform's own table. */
function encode(words: string, encoding: string): Uint8Array {
  const table = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  const byteOf = new Map([...table].map((character, byte) => [character, byte]))
  return Uint8Array.from(words, (character) => {
    const byte = byteOf.get(character)
    if (byte === undefined) throw new Error(`${encoding} has no ${character}`)
    return byte
  })
}

const texts = [
  'Déjà',
  'DÉJÀ VU',
  'L’été à Noël, « déjà » dit le maire : « c’est là, où l’on naît »…',
  'Größe und Übermut, sagte er, „Straße“.',
  '¿Qué pasó, señor? El año próximo, más allá.',
  'Coração, pão e maçã; não há manhã.',
  'På Ærø så vi “ænder”.',
]

const windowsOnly = ['“Hello,” he said—and left… It’s 5 € – or so.', 'He said — “wait”.', '• One\n• Two']

describe('an undeclared encoding', () => {
  it.each(texts)('is Mac OS Roman by its letters: %s', (words) => {
    expect(detectWesternEncoding(encode(words, 'macintosh'))).toBe('macintosh')
  })

  it.each([...texts, ...windowsOnly])('is windows-1252 by its letters: %s', (words) => {
    expect(detectWesternEncoding(encode(words, 'windows-1252'))).toBe('windows-1252')
  })

  it('is reported as a guess', () => {
    expect(decodeText(encode('Déjà', 'macintosh'))).toEqual({
      text: 'Déjà',
      warnings: [
        'is not UTF-8 and names no other encoding, so it was read as macintosh: check the accents in the article',
      ],
    })
    expect(decodeText(encode('Déjà', 'windows-1252'))).toMatchObject({
      warnings: [
        'is not UTF-8 and names no other encoding, so it was read as windows-1252: check the accents in the article',
      ],
    })
  })

  it('is not guessed where the text is UTF-8, whole or damaged', () => {
    expect(decodeText(Buffer.from('Déjà'))).toEqual({ text: 'Déjà', warnings: [] })
    expect(decodeText(Buffer.concat([Buffer.from('Déjà vu '), Buffer.from([0xe9])]))).toEqual({
      text: 'Déjà vu é',
      warnings: ['1 byte is not UTF-8 and was read as windows-1252: check the accents in the article'],
    })
  })

  it.each([
    [textImporter, 'a.txt', 'Déjà vu\n\nIl a été élu.\n'],
    [markdownImporter, 'a.md', '---\ntitle: Déjà vu\n---\n\nIl a été élu.\n'],
    [
      htmlImporter,
      'a.html',
      `<title>Déjà vu</title><h1>Déjà vu</h1>${'<p>Il a été élu par tous, et de loin, dit le maire.</p>'.repeat(5)}`,
    ],
  ])('is named in a warning of $name', async (importer, file, words) => {
    const readings = await readingsOf(importer, sourceOf(file, encode(words, 'macintosh')))
    expect(readings.find((each) => each.kind === 'article')).toMatchObject({
      fields: { headline: 'Déjà vu' },
      markdown: expect.stringContaining('Il a été élu'),
    })
    expect(readings).toContainEqual({
      kind: 'warning',
      file,
      text: 'is not UTF-8 and names no other encoding, so it was read as macintosh: check the accents in the article',
    })
  })
})

describe('a text file', () => {
  it.each([
    ['UTF-8', Buffer.from('Déjà')],
    ['UTF-8 with a byte-order mark', Buffer.from('\ufeffDéjà')],
    ['UTF-16, little end first', Buffer.from('\ufeffDéjà', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffDéjà', 'utf16le').swap16()],
  ])('is read in %s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: 'Déjà', warnings: [] })
    expect(decodeArticleText(bytes)).toEqual({ text: 'Déjà', warnings: [] })
  })

  it('has no byte-order mark of which half is missing', () => {
    for (const bytes of [
      [0xff, 0x20, 0x61],
      [0x61, 0xfe, 0x72],
      [0xfe, 0x20, 0x61],
      [0x61, 0xff, 0x20],
    ])
      expect(decodeText(Uint8Array.from(bytes))).toMatchObject({ warnings: [expect.any(String)] })
  })

  it('is none if it is binary', () => {
    const long = 'a'.repeat(1000)
    for (const bytes of [
      Buffer.from('a\0b'),
      Buffer.from('\ufeffa\0b', 'utf16le'),
      Buffer.from(`${long}\0${long}`),
    ]) {
      expect(decodeText(bytes)).toBe('binary')
      expect(decodeArticleText(bytes)).toBe('binary')
    }
  })

  it('counts its damaged bytes, as long as most are UTF-8', () => {
    const half = Buffer.concat([Buffer.from('é '), Buffer.from([0xe9])])
    expect(decodeText(half)).toEqual({
      text: 'Ã© é',
      warnings: [expect.stringContaining('it was read as windows-1252')],
    })
    const damaged = Buffer.concat([Buffer.from('é é é '), Buffer.from([0xe9, 0x20, 0xe8])])
    expect(decodeText(damaged)).toEqual({
      text: 'é é é é è',
      warnings: ['2 bytes are not UTF-8 and were read as windows-1252: check the accents in the article'],
    })
  })
})
