/** The longest slug, so that file names stay within what file systems and archives hold. */
const longestSlug = 96

const ligatures: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
}

/** An ASCII file name made from any text: lower case, words joined by single hyphens; empty when no letter is left. */
export function slugify(text: string): string {
  const ascii = text
    .slice(0, 1000)
    .toLowerCase()
    .replace(/[œæßøłđðþ]/g, (letter) => ligatures[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  const trimmed = ascii.replace(/^-/, '').replace(/-$/, '')
  if (trimmed.length <= longestSlug) return trimmed
  const cut = trimmed.slice(0, longestSlug + 1)
  return cut.slice(0, cut.lastIndexOf('-') < longestSlug / 2 ? longestSlug : cut.lastIndexOf('-'))
}

/** Whether `text` may be used as a file or folder name of the content. */
export const isSlug = (text: string): boolean =>
  text.length <= 200 && /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(text)
