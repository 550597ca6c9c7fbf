import { spellLigatures } from './ligatures.ts'

/** The longest slug, so that file names stay within what file systems and archives hold. */
const longestSlug = 96

/** An ASCII file name made from any text: lower case, words joined by single hyphens; empty when no letter is left. */
export function slugify(text: string): string {
  const ascii = spellLigatures(text.slice(0, 1000).toLowerCase())
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  const trimmed = ascii.replace(/^-/, '').replace(/-$/, '')
  if (trimmed.length <= longestSlug) return trimmed
  const cut = trimmed.slice(0, longestSlug + 1)
  return cut.slice(0, cut.lastIndexOf('-') < longestSlug / 2 ? longestSlug : cut.lastIndexOf('-'))
}

const cutTo = (text: string, longest: number) => Array.from(text).slice(0, longest).join('').replace(/-$/, '')

/** Spells the signs at a word's end that make another name of it as they are read: `C#`, `C++`, `Google+`. */
export const spellOutSigns = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/(?<=[\p{L}\p{N}])#(?![\p{L}\p{N}#])/gu, ' sharp ')
    .replace(/(?<=[\p{L}\p{N}])\+{1,4}(?![\p{L}\p{N}+])/gu, (signs) => ' plus '.repeat(signs.length))

/**
 * The one slug of a name (a section's, topic's or author's), by which its list is addressed: `Élections` and
 * `ELECTIONS` are one, `C++` and `C` are not. A name in letters that ASCII has no form of keeps them (`россия`), one without
 * any letter is told by its characters' numbers: never empty, and the same in every archive.
 */
export const nameSlug = (name: string): string => slugWithoutSigns(spellOutSigns(name))

/** True for a name without letters of another script, which ASCII has no form of. */
export const isLatin = (name: string): boolean =>
  !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(
    name.normalize('NFKD').replace(/\p{M}+/gu, ''),
  )

/** The slug of a name without its signs, which was that of its list before: `C++` and `C` are one. */
export function slugWithoutSigns(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().trim()
  const ascii = slugify(folded)
  if (ascii !== '' && isLatin(folded)) return ascii
  const letters = folded.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const own = cutTo(letters.replace(/^-/, ''), longestSlug)
  return own === '' ? `u-${cutTo(Array.from(folded, codePoint).join('-'), longestSlug)}` : own
}

const codePoint = (character: string) => (character.codePointAt(0) ?? 0).toString(16)

/** Whether `text` may be used as a file or folder name of the content. */
export const isSlug = (text: string): boolean =>
  text.length <= 200 && /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(text)
