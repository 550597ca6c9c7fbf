import { describe, expect, it } from 'vitest'
import { parseFaultyFile } from '../../../../src/cli/import/shelf/faulty-file.ts'

const source = `source:
  sha256: ${'ab'.repeat(32)}
  mediaType: "text/html"
  importer: html
  file: site/a.html
  record: 'post 7'
  captured: 2016-04-08T10:00:00Z
  imported: 0123456789abcdef
`

describe('a file with a fault', () => {
  it('has what an import wrote, whatever a later edit broke', () => {
    const text = `---\nheadline: A: broken\nurl: https://e.example/a\nformerly:\n  - https://e.example/old\n  - "http://e.example/older"\n${source}---\n\nWords, url: https://e.example/not.\n`
    expect(parseFaultyFile(text)).toEqual({
      url: 'https://e.example/a',
      formerly: ['https://e.example/a', 'https://e.example/old', 'http://e.example/older'],
      source: {
        sha256: 'ab'.repeat(32),
        mediaType: 'text/html',
        importer: 'html',
        file: 'site/a.html',
        record: 'post 7',
        captured: '2016-04-08T10:00:00Z',
        earlier: [],
        imported: '0123456789abcdef',
      },
      markdown: '\n\nWords, url: https://e.example/not.\n',
    })
    expect(parseFaultyFile(text.replaceAll('\n', '\r\n'))).toEqual(parseFaultyFile(text))
  })

  it.each([
    ["'https://e.example/a'", 'https://e.example/a'],
    ['"https://e.example/a"', 'https://e.example/a'],
    ['https://e.example/a  ', 'https://e.example/a'],
    ["https://e.example/'a'", "https://e.example/'a'"],
    ['\thttps://e.example/a', 'https://e.example/a'],
    ['ftp://e.example/a', null],
    ['', null],
  ])('has the URL in %s', (written, url) => {
    expect(parseFaultyFile(`---\nurl: ${written}\nheadline: A: b\n---\nWords.`).url).toBe(url)
  })

  it('has no source without a digest or an importer, and no URL from another field', () => {
    const without = (field: string) => source.replace(new RegExp(`^ *${field}:.*\n`, 'm'), '')
    const read = (text: string) => parseFaultyFile(`---\nheadline: A: b\n${text}---\nWords.`)
    expect(read(without('sha256')).source).toBeNull()
    expect(read(without('importer')).source).toBeNull()
    expect(read(without('mediaType')).source).toMatchObject({ mediaType: '', importer: 'html' })
    expect(read(without('file')).source).toMatchObject({ file: null, record: 'post 7' })
    expect(read('identifiers:\n  url: https://e.example/x\n')).toMatchObject({
      url: null,
      formerly: ['https://e.example/x'],
    })
    expect(read('importer: html\nsha256: ab\n').source).toBeNull()
  })

  it('has no address that is not one', () => {
    const text =
      '---\nheadline: A: b\nurl: https://[x\nformerly: [https://e.example/y, "https://%zz/"]\n---\nWords.'
    expect(parseFaultyFile(text)).toMatchObject({ url: null, formerly: ['https://e.example/y'] })
  })

  it('whose front matter is empty has nothing but words', () => {
    expect(parseFaultyFile('---\n---\nurl: https://e.example/a')).toMatchObject({
      url: null,
      formerly: [],
      markdown: '\nurl: https://e.example/a',
    })
  })

  it('whose front matter does not end is front matter altogether', () => {
    const text = `---\nheadline: A\nurl: https://e.example/a\n${source}\nSee https://e.example/b.`
    expect(parseFaultyFile(text)).toMatchObject({
      url: 'https://e.example/a',
      formerly: ['https://e.example/a', expect.stringContaining('https://e.example/b')],
      source: { importer: 'html' },
      markdown: '',
    })
    expect(parseFaultyFile('Words.')).toEqual({ url: null, formerly: [], source: null, markdown: '' })
  })
})
