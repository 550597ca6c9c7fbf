/** A Western European encoding found in newsrooms' files. */
export type WesternEncoding = 'windows-1252' | 'macintosh'

/** Matches a letter other than ƒ. No word contains ƒ, and its byte in Windows-1252 (0x83) is É in Mac OS Roman. */
const letterPattern = /^(?!ƒ)\p{L}$/u
const lowerCasePattern = /^\p{Ll}$/u
/** Marks that can occur between two letters. */
const markBetweenLettersPattern = /^[’‘—–…]$/
const openingMarkPattern = /^[“‘«„‹(¿¡—–]$/
const closingMarkPattern = /^[”’»…—–›)\u00a0]$/
const controlCharacterPattern = /^[\u0080-\u009f]$/
/** Marks and letters that stand alone, or before or after a number. */
const loneCharacterPattern = /^[\u00a0«»–—•·…°§€£©®™±×½¼¾àÀéÉèôÔóÓòöÖåÅ]$/

/** Rates how well a character suits its neighbours; negative if it does not. */
function rateCharacterFit(character: string, characterBefore: string, characterAfter: string): number {
  const [isAfterLetter, isBeforeLetter] = [characterBefore, characterAfter].map((each) =>
    letterPattern.test(each),
  )
  if (controlCharacterPattern.test(character)) return -3
  if (letterPattern.test(character)) {
    if (!lowerCasePattern.test(character) && lowerCasePattern.test(characterBefore)) return -2
    if (!lowerCasePattern.test(character) && isAfterLetter && lowerCasePattern.test(characterAfter)) return -1
    if (character === 'Ÿ' && lowerCasePattern.test(characterAfter)) return -1
    return isAfterLetter || isBeforeLetter || loneCharacterPattern.test(character) ? 1 : -1
  }
  if (isAfterLetter && isBeforeLetter)
    return markBetweenLettersPattern.test(character) ? 1 : closingMarkPattern.test(character) ? 0 : -2
  if (isAfterLetter) return closingMarkPattern.test(character) ? 1 : -1
  if (isBeforeLetter) return openingMarkPattern.test(character) || closingMarkPattern.test(character) ? 1 : -1
  const markPatterns = [loneCharacterPattern, openingMarkPattern, closingMarkPattern]
  return markPatterns.some((pattern) => pattern.test(character)) ? 1 : -1
}

function rateDecodedText(text: string): number {
  let totalRating = 0
  for (const { 0: character, index } of text.matchAll(/[\u0080-\uffff]/g))
    totalRating += rateCharacterFit(character, text[index - 1] ?? '', text[index + 1] ?? '')
  return totalRating
}

/**
 * Distinguishes Windows-1252 from Mac OS Roman by the positions of letters and marks: `D\x8Ej\x88` is "Déjà" in Mac OS
 * Roman, and "DŽjˆ" in Windows-1252. Both can decode any byte, so decoding errors cannot distinguish them.
 */
export function detectWesternEncoding(bytes: Uint8Array): WesternEncoding {
  const [windowsRating, macintoshRating] = ['windows-1252', 'macintosh'].map((encoding) =>
    rateDecodedText(new TextDecoder(encoding).decode(bytes)),
  )
  return (macintoshRating ?? 0) > (windowsRating ?? 0) && (macintoshRating ?? 0) > 0
    ? 'macintosh'
    : 'windows-1252'
}
