/** A Western European encoding of newsrooms' files. */
export type WesternEncoding = 'windows-1252' | 'macintosh'

/** A letter other than ƒ: no word contains it, and its byte in Windows-1252 (0x83) is É in Mac OS Roman. */
const letter = /^(?!ƒ)\p{L}$/u
const lowerCase = /^\p{Ll}$/u
/** Marks that can be between two letters. */
const betweenLetters = /^[’‘—–…]$/
const opening = /^[“‘«„‹(¿¡—–]$/
const closing = /^[”’»…—–›)\u00a0]$/
const control = /^[\u0080-\u009f]$/
/** Marks that stand alone, or before or after a number. */
const standingAlone = /^[\u00a0«»–—•·…°§€£©®™±×½¼¾àÀéÉèôÔóÓòöÖåÅ]$/

/** Rates how well a character suits its neighbours; negative when it does not. */
function ratePosition(character: string, before: string, after: string): number {
  const [afterLetter, beforeLetter] = [before, after].map((each) => letter.test(each))
  if (control.test(character)) return -3
  if (letter.test(character)) {
    if (!lowerCase.test(character) && lowerCase.test(before)) return -2
    if (!lowerCase.test(character) && afterLetter && lowerCase.test(after)) return -1
    if (character === 'Ÿ' && lowerCase.test(after)) return -1
    return afterLetter || beforeLetter || standingAlone.test(character) ? 1 : -1
  }
  if (afterLetter && beforeLetter)
    return betweenLetters.test(character) ? 1 : closing.test(character) ? 0 : -2
  if (afterLetter) return closing.test(character) ? 1 : -1
  if (beforeLetter) return opening.test(character) || closing.test(character) ? 1 : -1
  return standingAlone.test(character) || opening.test(character) || closing.test(character) ? 1 : -1
}

function rateText(text: string): number {
  let sum = 0
  for (const { 0: character, index } of text.matchAll(/[\u0080-\uffff]/g))
    sum += ratePosition(character, text[index - 1] ?? '', text[index + 1] ?? '')
  return sum
}

/**
 * Distinguishes Windows-1252 from Mac OS Roman by the positions of letters and marks: `D\x8Ej\x88` is "Déjà" in Mac OS
 * Roman, and "DŽjˆ" in Windows-1252. Both decode any bytes, so an error can never decide.
 */
export function detectWesternEncoding(bytes: Uint8Array): WesternEncoding {
  const [windows, macintosh] = ['windows-1252', 'macintosh'].map((encoding) =>
    rateText(new TextDecoder(encoding).decode(bytes)),
  )
  return (macintosh ?? 0) > (windows ?? 0) && (macintosh ?? 0) > 0 ? 'macintosh' : 'windows-1252'
}
