const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/** Splits a text into words in reading order: NFKC, lower case, only letters, combining marks and digits. */
export const splitFoldedWords = (text: string): string[] =>
  text.normalize('NFKC').toLowerCase().match(wordPattern) ?? []

/**
 * Code spans, and emphasis markers, which can be within a word. In code and in an HTML block, `*` and `~~` are text.
 */
const codeOrEmphasisPattern = /(?<![\\`])(`+)(?!`).{1,500}?(?<!`)\1(?!`)|(?<!\\)\*+|~~/g
const tagWithinWordPattern =
  /<\/?(?:sup|sub|abbr|q|cite|time|small|ins|u|mark|ruby|rt|rp|span|code|kbd|em|strong|del)\b[^<>]{0,2000}>/g
const markdownLinePattern = /^(?![ \t]*<).*$/gm
/** Escapes and character references, decoded in one pass, since `\\&lt;` is the text `&lt;`. */
const escapeOrReferencePattern = /\\[!-/:-@[-`{-~]|&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|amp|lt|gt|quot|nbsp);/gi

/** Decodes a numeric reference. Returns a space for other matches, which stand for characters between words. */
function decodeEscapeOrReference(_: string, hexadecimal?: string, decimal?: string): string {
  const codePoint = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal ?? 32)
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : ' '
}

const referenceNamePattern = /(?<=&)(?:amp|lt|gt|quot|nbsp)(?=;)/g

/**
 * Splits an importer's Markdown into words, ignoring markup that can be within a word. Link targets count as words.
 * If there is code, the names of character references count too, since they are text in code.
 */
export const splitFoldedMarkdownWords = (markdown: string): string[] => [
  ...splitFoldedWords(removeMarkupWithinWords(markdown)),
  ...(markdown.includes('`') ? (markdown.match(referenceNamePattern) ?? []) : []),
]

const removeMarkupWithinWords = (markdown: string): string =>
  markdown
    .replace(markdownLinePattern, (line) =>
      line.replace(codeOrEmphasisPattern, (markText) => (markText.startsWith('`') ? markText : '')),
    )
    .replace(tagWithinWordPattern, '')
    .replace(escapeOrReferencePattern, decodeEscapeOrReference)
