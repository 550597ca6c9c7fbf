/** Words that open a byline and begin no name, in any language: `By Ann Lee`, `Text: Ann Lee`. */
const certain =
  /^(?:written by|posted by|published by|story by|reported by|words by|by|par|texte?|auteure?s?|autore?|autor(?:in)?|author|authors|redakteur(?:in)?|skribent)(?:\s*[:：]\s*|\s+)/iu

/** Words that open a byline in one language, and a name in another: `Von Miller`, `Da Silva`, `Di Stefano`. */
const doubtful: ReadonlyMap<string, RegExp> = new Map([
  ['de', /^von:?\s+/iu],
  ['it', /^(?:di|da):?\s+/iu],
  ['es', /^por:?\s+/iu],
  ['pt', /^por:?\s+/iu],
  ['nl', /^door:?\s+/iu],
  ['da', /^(?:af|av):?\s+/iu],
  ['no', /^av:?\s+/iu],
  ['nb', /^av:?\s+/iu],
  ['nn', /^av:?\s+/iu],
  ['sv', /^av:?\s+/iu],
])

const primary = (language: string) => language.toLowerCase().split('-', 1)[0] ?? ''

/** True where at least two words follow: `Von Anna Schmidt`, but not `Von Miller`. */
const isFollowedByFullName = (rest: string) => /^\p{L}\S*\s+\S/u.test(rest)

/** Longer texts are no bylines. */
const longestRead = 400

/** True for a text that opens with a word that begins no name in any language. */
export const isSurelyOpened = (text: string): boolean => text.length <= longestRead && certain.test(text)

/**
 * What follows the words that open a byline, such as `By` or, in German, `Von`; `null` when the text does not open like
 * one. A word that also begins names counts only in its own language, before a name of two words or more.
 */
export function afterLeadIn(text: string, language: string): string | null {
  if (text.length > longestRead) return null
  const opening = certain.exec(text)
  if (opening) return text.slice(opening[0].length).trimStart()
  const other = doubtful.get(primary(language))?.exec(text)
  const rest = other ? text.slice(other[0].length) : ''
  return isFollowedByFullName(rest) ? rest : null
}
