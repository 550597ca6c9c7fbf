const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/**
 * Splits text into words, in reading order, after NFKC normalisation and lower-casing. A word consists of letters,
 * combining marks and digits only.
 */
export const splitLowercaseWords = (text: string): string[] =>
  text.normalize('NFKC').toLowerCase().match(wordPattern) ?? []

/**
 * Matches emphasis markers, which can occur within a word, and code spans, in which `*` and `~~` are text. They are
 * also text in an HTML block, whose lines `markdownLinePattern` skips.
 */
const codeOrEmphasisPattern = /(?<![\\`])(`+)(?!`).{1,500}?(?<!`)\1(?!`)|(?<!\\)\*+|~~/g
const tagWithinWordPattern =
  /<\/?(?:sup|sub|abbr|q|cite|time|small|ins|u|mark|ruby|rt|rp|span|code|kbd|em|strong|del)\b[^<>]{0,2000}>/g
const markdownLinePattern = /^(?![ \t]*<).*$/gm
/** Matches escapes and character references. Both are decoded in one pass, because `\&lt;` is the text `&lt;`. */
const escapeOrReferencePattern = /\\[!-/:-@[-`{-~]|&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|amp|lt|gt|quot|nbsp);/gi

/** Decodes a numeric reference. Returns a space for any other match, which represents a character between words. */
function decodeNumericReferenceOrSpace(_: string, hexadecimal?: string, decimal?: string): string {
  const codePoint = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal ?? 32)
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : ' '
}

const referenceNamePattern = /(?<=&)(?:amp|lt|gt|quot|nbsp)(?=;)/g

/**
 * Splits an importer's Markdown into words, ignoring markup that can occur within a word. Includes the words of link
 * targets and, if there is code, the names of character references, which are text in code.
 */
export const splitFoldedMarkdownWords = (markdown: string): string[] => [
  ...splitLowercaseWords(removeMarkupWithinWords(markdown)),
  ...(markdown.includes('`') ? (markdown.match(referenceNamePattern) ?? []) : []),
]

const removeMarkupWithinWords = (markdown: string): string =>
  markdown
    .replace(markdownLinePattern, (line) =>
      line.replace(codeOrEmphasisPattern, (markText) => (markText.startsWith('`') ? markText : '')),
    )
    .replace(tagWithinWordPattern, '')
    .replace(escapeOrReferencePattern, decodeNumericReferenceOrSpace)
