import { spellLigatures } from './ligatures.ts'

/** Maximum length of a slug, within the limits of file systems and ZIP files. */
const maxSlugLength = 96

/**
 * Converts any text to an ASCII file name: lower case, words joined by single hyphens; empty when no letter is left.
 */
export function slugify(text: string): string {
  const ascii = spellLigatures(text.slice(0, 1000).toLowerCase())
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  const trimmed = ascii.replace(/^-/, '').replace(/-$/, '')
  if (trimmed.length <= maxSlugLength) return trimmed
  const truncated = trimmed.slice(0, maxSlugLength + 1)
  return truncated.slice(
    0,
    truncated.lastIndexOf('-') < maxSlugLength / 2 ? maxSlugLength : truncated.lastIndexOf('-'),
  )
}

const truncate = (text: string, maxLength: number) =>
  Array.from(text).slice(0, maxLength).join('').replace(/-$/, '')

/** Spells out signs that distinguish names, such as `C#`, `C++` and `Google+`. */
export const spellOutSigns = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/(?<=[\p{L}\p{N}])#(?![\p{L}\p{N}#])/gu, ' sharp ')
    .replace(/(?<=[\p{L}\p{N}])\+{1,4}(?![\p{L}\p{N}+])/gu, (signs) => ' plus '.repeat(signs.length))

/**
 * Returns the slug of a section's, topic's or author's name. `Élections` and `ELECTIONS` share one, `C++` and `C` do
 * not. Letters of other scripts stay (`россия`); a name without letters becomes its code points. The slug is never
 * empty.
 */
export const nameSlug = (name: string): string => slugWithoutSigns(spellOutSigns(name))

/** True for a name in Latin letters only. */
export const isLatin = (name: string): boolean =>
  !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(
    name.normalize('NFKD').replace(/\p{M}+/gu, ''),
  )

/** Returns the slug of a name without its signs, as earlier releases had it: `C++` and `C` share one. */
export function slugWithoutSigns(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().trim()
  const ascii = slugify(folded)
  if (ascii !== '' && isLatin(folded)) return ascii
  const letters = folded.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  const slug = truncate(letters.replace(/^-/, ''), maxSlugLength)
  return slug === '' ? `u-${truncate(Array.from(folded, codePoint).join('-'), maxSlugLength)}` : slug
}

const codePoint = (character: string) => (character.codePointAt(0) ?? 0).toString(16)

/** True for a valid file or folder name of the content. */
export const isSlug = (text: string): boolean =>
  text.length <= 200 && /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(text)
