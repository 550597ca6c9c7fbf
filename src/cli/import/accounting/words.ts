const wordPattern = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a text in reading order: NFKC, lower case, letters, marks and digits alone. */
export const wordsIn = (text: string): string[] =>
  text.normalize('NFKC').toLowerCase().match(wordPattern) ?? []

const escapedMark = /\\([!-/:-@[-`{-~])/g
/** Marks of emphasis and of a soft line end, which can stand within a word. */
const markWithinWord =
  /\*+|~~|<\/?(?:sup|sub|abbr|q|cite|time|small|ins|u|mark|ruby|rt|rp|span)\b[^<>]{0,2000}>/g
const reference = /&(?:#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|nbsp);/gi
const namedCharacters = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', ' '],
])

/** The character that a reference names. */
function characterOf(written: string): string {
  const name = written.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return namedCharacters.get(name) ?? ' '
  const code = name.startsWith('#x') ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

/** Markdown as an importer writes it, without the marks that can stand within a word. Link targets stay. */
export const markdownWords = (markdown: string): string[] =>
  wordsIn(
    markdown
      // An escaped & begins no reference: `\&lt;` shows `&lt;`.
      .replace(escapedMark, (_, mark) => (mark === '&' ? '&amp;' : mark))
      .replace(markWithinWord, '')
      // In one pass, so that `&amp;lt;` and `&#x26;lt;` are `&lt;`, as they are shown.
      .replace(reference, characterOf),
  )
