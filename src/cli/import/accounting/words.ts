const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text in reading order: NFKC, lower case, letters, marks and digits alone. */
export const wordsIn = (text: string): string[] =>
  text.normalize('NFKC').toLowerCase().match(wordPattern) ?? []

/** Marks of emphasis, which can stand within a word. In a block of HTML they are text. */
const emphasis = /(?<!\\)\*+|~~/g
const tagWithinWord = /<\/?(?:sup|sub|abbr|q|cite|time|small|ins|u|mark|ruby|rt|rp|span)\b[^<>]{0,2000}>/g
const markdownLine = /^(?![ \t]*<).*$/gm
/** An escape or a reference: read in one pass, since `\\&lt;` is the text `&lt;`. */
const escapeOrReference = /\\([!-/:-@[-`{-~])|&#(?:x([0-9a-f]{1,6})|(\d{1,7}));|&(?:amp|lt|gt|quot|nbsp);/gi
const namedReferences = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', ' '],
])

const characterOf = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ')

const namesOfReferences = /(?<=&)(?:amp|lt|gt|quot|nbsp)(?=;)/g

/**
 * Markdown as an importer writes it, without the marks that can stand within a word. Link targets stay. Where there is
 * code, the names of references count as words too: there they are text.
 */
export const markdownWords = (markdown: string): string[] => [
  ...wordsIn(withoutMarks(markdown)),
  ...(markdown.includes('`') ? (markdown.match(namesOfReferences) ?? []) : []),
]

const withoutMarks = (markdown: string): string =>
  markdown
    .replace(markdownLine, (line) => line.replace(emphasis, ''))
    .replace(tagWithinWord, '')
    .replace(escapeOrReference, (whole, escaped, hex, decimal) => {
      if (escaped !== undefined) return escaped
      const code = hex ?? decimal
      return code === undefined
        ? (namedReferences.get(whole.toLowerCase()) ?? whole)
        : characterOf(Number.parseInt(code, hex ? 16 : 10))
    })
