const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/** Splits a text into words in reading order: NFKC, lower case, only letters, marks and digits. */
export const splitWords = (text: string): string[] =>
  text.normalize('NFKC').toLowerCase().match(wordPattern) ?? []

/** Code spans, and emphasis marks, which can stand within a word. In code and in an HTML block these marks are text. */
const codeOrEmphasis = /(?<![\\`])(`+)(?!`).{1,500}?(?<!`)\1(?!`)|(?<!\\)\*+|~~/g
const tagWithinWord =
  /<\/?(?:sup|sub|abbr|q|cite|time|small|ins|u|mark|ruby|rt|rp|span|code|kbd|em|strong|del)\b[^<>]{0,2000}>/g
const markdownLine = /^(?![ \t]*<).*$/gm
/** Escapes and character references, decoded in one pass, since `\\&lt;` is the text `&lt;`. */
const escapeOrReference = /\\[!-/:-@[-`{-~]|&(?:#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|nbsp);/gi
const namedCharacters = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', ' '],
])

/** Decodes an escape or a character reference. */
function decodeCharacter(written: string): string {
  if (written.startsWith('\\')) return written.slice(1)
  const name = written.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return namedCharacters.get(name) ?? ' '
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

const namesOfReferences = /(?<=&)(?:amp|lt|gt|quot|nbsp)(?=;)/g

/**
 * Splits Markdown as an importer writes it into words, without marks that can stand within a word. Link targets count.
 * Where there is code, the names of references count too, since they are text there.
 */
export const splitMarkdownWords = (markdown: string): string[] => [
  ...splitWords(removeMarks(markdown)),
  ...(markdown.includes('`') ? (markdown.match(namesOfReferences) ?? []) : []),
]

const removeMarks = (markdown: string): string =>
  markdown
    .replace(markdownLine, (line) =>
      line.replace(codeOrEmphasis, (found) => (found.startsWith('`') ? found : '')),
    )
    .replace(tagWithinWord, '')
    .replace(escapeOrReference, decodeCharacter)
