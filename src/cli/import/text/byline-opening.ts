import { primarySubtagOf } from '../../../model/catalogue-languages.ts'

/** Words that introduce a byline in any language: `By Ann Lee`, `Text: Ann Lee`. */
const commonOpeningPattern =
  /^(?:written by|posted by|published by|story by|reported by|words by|text by|by|par|auteure?s?|autore?|autor(?:in)?|author|authors|redakteur(?:in)?|skribent)(?:\s*[:：]\s*|\s+)|^(?:texte?|teksti?)\s*[:：]\s*/iu

/**
 * Words that introduce a byline in one language, but in others begin a name or something else: `Von Miller`, `Da
 * Silva`, `Text Size`.
 */
const openingPatternByLanguage: ReadonlyMap<string, RegExp> = new Map([
  ['de', /^(?:von|text):?\s+/iu],
  ['fr', /^texte:?\s+/iu],
  ['fi', /^teksti:?\s+/iu],
  ['it', /^(?:di|da):?\s+/iu],
  ['es', /^por:?\s+/iu],
  ['pt', /^por:?\s+/iu],
  ['nl', /^(?:door|tekst):?\s+/iu],
  ['da', /^(?:af|av|tekst):?\s+/iu],
  ['no', /^(?:av|tekst):?\s+/iu],
  ['nb', /^(?:av|tekst):?\s+/iu],
  ['nn', /^(?:av|tekst):?\s+/iu],
  ['sv', /^(?:av|text):?\s+/iu],
  ['ca', /^per:?\s+/iu],
  ['ro', /^de:?\s+/iu],
])

/** True for text of at least two words: `Anna Schmidt`, but not `Miller`. */
const hasTwoWords = (text: string) => /^\p{L}\S*\s+\S/u.test(text)

/** Maximum length of a byline, in characters. */
const maxBylineLength = 400

/** True for text that begins with words that introduce a byline in any language. */
export const beginsLikeByline = (text: string): boolean =>
  text.length <= maxBylineLength && commonOpeningPattern.test(text)

/**
 * Returns the text after the words that introduce a byline, such as `By` or, in German, `Von`; `null` if there are
 * none. Words that also begin names count only in their own language, and only before at least two words.
 */
export function removeBylineOpening(text: string, language: string): string | null {
  if (text.length > maxBylineLength) return null
  const openingMatch = commonOpeningPattern.exec(text)
  if (openingMatch) return text.slice(openingMatch[0].length).trimStart()
  const languageOpeningMatch = openingPatternByLanguage.get(primarySubtagOf(language))?.exec(text)
  const names = languageOpeningMatch ? text.slice(languageOpeningMatch[0].length) : ''
  return hasTwoWords(names) ? names : null
}
