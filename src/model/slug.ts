import { spellOutLigatures } from './ligatures.ts'
import { createUnicodePatternGetter } from './unicode-pattern.ts'

/** Maximum length of a slug, which stays within the limits of file systems and ZIP files. */
const maxSlugLength = 96

const markPattern = createUnicodePatternGetter(String.raw`\p{M}+`)

/** Removes accents and vowel marks from a decomposed text (NFD or NFKD). */
export const removeDiacritics = (decomposedText: string): string =>
  /[^\0-\u036f]/.test(decomposedText)
    ? decomposedText.replace(markPattern(), '')
    : decomposedText.replace(/[\u0300-\u036f]+/g, '')

/**
 * Converts a text to an ASCII file name in lower case, with single hyphens between words. Returns an empty string if
 * no letter or digit remains.
 */
export function slugify(text: string): string {
  const decomposedText = spellOutLigatures(text.slice(0, 1000).toLowerCase()).normalize('NFKD')
  const hyphenatedText = removeDiacritics(decomposedText).replace(/[^a-z0-9]+/g, '-')
  const trimmedSlug = hyphenatedText.replace(/^-/, '').replace(/-$/, '')
  if (trimmedSlug.length <= maxSlugLength) return trimmedSlug
  const longSlug = trimmedSlug.slice(0, maxSlugLength + 1)
  return longSlug.slice(
    0,
    longSlug.lastIndexOf('-') < maxSlugLength / 2 ? maxSlugLength : longSlug.lastIndexOf('-'),
  )
}

const truncateSlug = (text: string, maxLength: number) =>
  Array.from(text).slice(0, maxLength).join('').replace(/-$/, '')

const sharpSignPattern = createUnicodePatternGetter(String.raw`(?<=[\p{L}\p{N}])#(?![\p{L}\p{N}#])`)
const plusSignsPattern = createUnicodePatternGetter(String.raw`(?<=[\p{L}\p{N}])\+{1,4}(?![\p{L}\p{N}+])`)

/** Normalises a name to NFKC and spells out the signs that distinguish names such as `C#`, `C++` and `Google+`. */
export function spellOutSigns(name: string): string {
  const composed = name.normalize('NFKC')
  if (!/[#+]/.test(composed)) return composed
  return composed
    .replace(sharpSignPattern(), ' sharp ')
    .replace(plusSignsPattern(), (signs) => ' plus '.repeat(signs.length))
}

/**
 * Returns the slug of a section's, topic's or author's name, which is never empty. `Élections` and `ELECTIONS` share
 * a slug; `C++` and `C` do not. Preserves letters of other scripts (`россия`). A name without letters or digits
 * becomes a list of its code points.
 */
export const slugifyName = (name: string): string => slugifyWithoutSigns(spellOutSigns(name))

const otherScriptPattern = createUnicodePatternGetter(
  String.raw`[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]`,
  'u',
)

/** True for a name whose letters are all Latin. */
export function isLatinName(name: string): boolean {
  const letters = removeDiacritics(name.normalize('NFKD'))
  return !/[^\0-\u024f]/.test(letters) || !otherScriptPattern().test(letters)
}

const separatorPattern = createUnicodePatternGetter(String.raw`[^\p{L}\p{M}\p{N}]+`)

/** Returns the slug that earlier releases used for a name. It ignores signs, so that `C++` and `C` share a slug. */
export function slugifyWithoutSigns(name: string): string {
  const foldedName = name.normalize('NFKC').toLowerCase().trim()
  const asciiSlug = slugify(foldedName)
  if (asciiSlug !== '' && isLatinName(foldedName)) return asciiSlug
  const hyphenatedName = foldedName.normalize('NFC').replace(separatorPattern(), '-')
  const slug = truncateSlug(hyphenatedName.replace(/^-/, ''), maxSlugLength)
  return slug === ''
    ? `u-${truncateSlug(Array.from(foldedName, toHexCodePoint).join('-'), maxSlugLength)}`
    : slug
}

const toHexCodePoint = (character: string) => (character.codePointAt(0) ?? 0).toString(16)

/** True for a valid name of a file or folder in the content. */
export const isSlug = (text: string): boolean =>
  text.length <= 200 && /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/.test(text)
