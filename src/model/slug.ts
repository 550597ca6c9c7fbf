import { spellLigatures } from './ligatures.ts'
import { createUnicodePattern } from './unicode-pattern.ts'

/** Maximum length of a slug, within the limits of file systems and ZIP files. */
const maxSlugLength = 96

const marks = createUnicodePattern(String.raw`\p{M}+`)

/** Removes the accents and vowel marks of a text in NFKD. Most texts have no marks but Latin ones. */
export const removeDiacritics = (decomposed: string): string =>
  /[^\0-\u036f]/.test(decomposed)
    ? decomposed.replace(marks(), '')
    : decomposed.replace(/[\u0300-\u036f]+/g, '')

/**
 * Converts any text to an ASCII file name: lower case, words joined by single hyphens; empty when no letter is left.
 */
export function slugify(text: string): string {
  const decomposed = spellLigatures(text.slice(0, 1000).toLowerCase()).normalize('NFKD')
  const ascii = removeDiacritics(decomposed).replace(/[^a-z0-9]+/g, '-')
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

const sharpSign = createUnicodePattern(String.raw`(?<=[\p{L}\p{N}])#(?![\p{L}\p{N}#])`)
const plusSigns = createUnicodePattern(String.raw`(?<=[\p{L}\p{N}])\+{1,4}(?![\p{L}\p{N}+])`)

/** Spells out signs that distinguish names, such as `C#`, `C++` and `Google+`. */
export function spellOutSigns(name: string): string {
  const composed = name.normalize('NFKC')
  if (!/[#+]/.test(composed)) return composed
  return composed
    .replace(sharpSign(), ' sharp ')
    .replace(plusSigns(), (signs) => ' plus '.repeat(signs.length))
}

/**
 * Returns the slug of a section's, topic's or author's name. `Élections` and `ELECTIONS` share one, `C++` and `C` do
 * not. Letters of other scripts stay (`россия`); a name without letters becomes its code points. The slug is never
 * empty.
 */
export const slugifyName = (name: string): string => slugifyWithoutSigns(spellOutSigns(name))

const otherScript = createUnicodePattern(
  String.raw`[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]`,
  'u',
)

/** True for a name in Latin letters only. All characters up to U+024F are Latin or of no script. */
export function isLatin(name: string): boolean {
  const letters = removeDiacritics(name.normalize('NFKD'))
  return !/[^\0-\u024f]/.test(letters) || !otherScript().test(letters)
}

const separators = createUnicodePattern(String.raw`[^\p{L}\p{M}\p{N}]+`)

/** Returns the slug of a name without its signs, as earlier releases used: `C++` and `C` share one. */
export function slugifyWithoutSigns(name: string): string {
  const folded = name.normalize('NFKC').toLowerCase().trim()
  const ascii = slugify(folded)
  if (ascii !== '' && isLatin(folded)) return ascii
  const letters = folded.normalize('NFC').replace(separators(), '-')
  const slug = truncate(letters.replace(/^-/, ''), maxSlugLength)
  return slug === '' ? `u-${truncate(Array.from(folded, codePointOf).join('-'), maxSlugLength)}` : slug
}

const codePointOf = (character: string) => (character.codePointAt(0) ?? 0).toString(16)

/** True for a valid file or folder name of the content. */
export const isSlug = (text: string): boolean =>
  text.length <= 200 && /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(text)
