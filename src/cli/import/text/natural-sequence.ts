/** Characters that may be one misread UTF-8 character, with their neighbours; a missing neighbour is empty. */
export interface SequenceInContext {
  sequence: string
  textBefore: string
  textAfter: string
}

/** Marks that directly follow a word, and can directly precede the next one. */
const joiner = /^[\u00a0’–—…·]$/
/** Marks that directly follow a word, and never precede a letter. */
const closer = /^[«»‹›“”‘®™©°ªº¹²³´]$/

const isLetter = (character: string) => /^\p{L}$/u.test(character)
const isLower = (character: string) => /^\p{Ll}$/u.test(character)

/**
 * True when a sequence can be intended as written: the last letter of a word, and marks that follow a word (`AMANHÃ”`,
 * `PÅ«`, `nommé »` with a no-break space). Its letter has the case of the letter before it; no word is `Â` or `Ã`
 * alone.
 */
export function isNaturalSequence({
  sequence,
  textBefore: before,
  textAfter: after,
}: SequenceInContext): boolean {
  const letter = sequence.charAt(0)
  const marks = [...sequence.slice(1).replace(/ $/, '')]
  if (marks.length === 0) return !isLower(before)
  if (!marks.every((mark) => joiner.test(mark) || closer.test(mark))) return false
  const lastMark = marks.at(-1)
  if (lastMark !== undefined && closer.test(lastMark) && isLetter(after)) return false
  return isLetter(before) ? isLower(before) === isLower(letter) : letter !== 'Â' && letter !== 'Ã'
}
