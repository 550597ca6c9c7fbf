const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text in reading order: NFKC, lower case, letters, marks and digits alone. */
export const splitWords = (text: string): string[] =>
  text.normalize('NFKC').toLowerCase().match(wordPattern) ?? []

/** Marks of emphasis, which can stand within a word. In a block of HTML they are text. */
const emphasis = /(?<!\\)\*+|~~/g
const tagWithinWord = /<\/?(?:sup|sub|abbr|q|cite|time|small|ins|u|mark|ruby|rt|rp|span)\b[^<>]{0,2000}>/g
const markdownLine = /^(?![ \t]*<).*$/gm
/** An escape or a reference: read in one pass, since `\\&lt;` is the text `&lt;`. */
const escapeOrReference = /\\[!-/:-@[-`{-~]|&(?:#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|nbsp);/gi
const namedCharacters = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', ' '],
])

/** The character that an escape or a reference stands for. */
function characterOf(written: string): string {
  if (written.startsWith('\\')) return written.slice(1)
  const name = written.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return namedCharacters.get(name) ?? ' '
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

const namesOfReferences = /(?<=&)(?:amp|lt|gt|quot|nbsp)(?=;)/g

/**
 * Markdown as an importer writes it, without the marks that can stand within a word. Link targets stay. Where there is
 * code, the names of references count as words too: there they are text.
 */
export const splitMarkdownWords = (markdown: string): string[] => [
  ...splitWords(withoutMarks(markdown)),
  ...(markdown.includes('`') ? (markdown.match(namesOfReferences) ?? []) : []),
]

const withoutMarks = (markdown: string): string =>
  markdown
    .replace(markdownLine, (line) => line.replace(emphasis, ''))
    .replace(tagWithinWord, '')
    .replace(escapeOrReference, characterOf)
