/**
 * Characters that may be a single misread UTF-8 character, and their neighbours, which are empty at the ends of the
 * text.
 */
export interface SuspectCharactersInContext {
  characters: string
  characterBefore: string
  characterAfter: string
}

/** Marks that directly follow a word, and can directly precede the next one. */
const markBetweenWordsPattern = /^[\u00a0’–—…·]$/
/** Marks that directly follow a word, and never precede a letter. */
const markAfterWordPattern = /^[«»‹›“”‘®™©°ªº¹²³´]$/

const isLetter = (character: string) => /^\p{L}$/u.test(character)
const isLowerCase = (character: string) => /^\p{Ll}$/u.test(character)

/**
 * True if characters can be intended as written: the last letter of a word, and marks that follow a word (`AMANHÃ”`,
 * `PÅ«`, `nommé »` with a no-break space). The letter must have the case of the letter before it, and no word is `Â` or
 * `Ã` alone.
 */
export function canBeIntended({
  characters,
  characterBefore,
  characterAfter,
}: SuspectCharactersInContext): boolean {
  const letter = characters.charAt(0)
  const marks = [...characters.slice(1).replace(/ $/, '')]
  if (marks.length === 0) return !isLowerCase(characterBefore)
  if (!marks.every((mark) => markBetweenWordsPattern.test(mark) || markAfterWordPattern.test(mark)))
    return false
  const lastMark = marks.at(-1)
  if (lastMark !== undefined && markAfterWordPattern.test(lastMark) && isLetter(characterAfter)) return false
  return isLetter(characterBefore)
    ? isLowerCase(characterBefore) === isLowerCase(letter)
    : letter !== 'Â' && letter !== 'Ã'
}
