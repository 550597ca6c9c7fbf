const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text in reading order: NFKC, lower case, letters, marks and digits alone. */
export const wordsIn = (text: string): string[] =>
  text.normalize('NFKC').toLowerCase().match(wordPattern) ?? []

const escapedMark = /\\([!-/:-@[-`{-~])/g
/** Marks of emphasis and of a soft line end, which can stand within a word. */
const markWithinWord =
  /\*+|~~|<\/?(?:sup|sub|abbr|q|cite|time|small|ins|u|mark|ruby|rt|rp|span)\b[^<>]{0,2000}>/g
const numericReference = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi
const namedReferences = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', ' '],
])

const characterOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ')

/** Markdown as an importer writes it, without the marks that can stand within a word. Link targets stay. */
export const markdownWords = (markdown: string): string[] =>
  wordsIn(
    markdown
      // An escaped ampersand begins no reference.
      .replace(/\\&/g, '& ')
      .replace(escapedMark, '$1')
      .replace(markWithinWord, '')
      .replace(numericReference, (_, hex, decimal) => characterOf(parseInt(hex ?? decimal, hex ? 16 : 10)))
      .replace(/&(?:amp|lt|gt|quot|nbsp);/g, (reference) => namedReferences.get(reference) ?? reference),
  )
