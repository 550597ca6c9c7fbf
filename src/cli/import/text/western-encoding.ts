/** An encoding of Western Europe that files of newsrooms are in. */
export type WesternEncoding = 'windows-1252' | 'macintosh'

/** Words have no florin sign, which is the É of Mac OS Roman. */
const letter = /^(?!ƒ)\p{L}$/u
const lower = /^\p{Ll}$/u
/** Marks that can stand between two letters. */
const between = /^[’‘—–…]$/
const opening = /^[“‘«„‹(¿¡—–]$/
const closing = /^[”’»…—–›)\u00a0]$/
const control = /^[\u0080-\u009f]$/
/** Marks that stand by themselves, or before or after a number. */
const alone = /^[\u00a0«»–—•·…°§€£©®™±×½¼¾àÀéÉèôÔóÓòöÖåÅ]$/

/** How well a character suits its place between two others; below zero, it does not. */
function suitability(character: string, before: string, after: string): number {
  const [afterLetter, beforeLetter] = [before, after].map((each) => letter.test(each))
  if (control.test(character)) return -3
  if (letter.test(character)) {
    if (!lower.test(character) && lower.test(before)) return -2
    if (!lower.test(character) && afterLetter && lower.test(after)) return -1
    if (character === 'Ÿ' && lower.test(after)) return -1
    return afterLetter || beforeLetter || alone.test(character) ? 1 : -1
  }
  if (afterLetter && beforeLetter) return between.test(character) ? 1 : closing.test(character) ? 0 : -2
  if (afterLetter) return closing.test(character) ? 1 : -1
  if (beforeLetter) return opening.test(character) || closing.test(character) ? 1 : -1
  return alone.test(character) || opening.test(character) || closing.test(character) ? 1 : -1
}

function score(text: string): number {
  let sum = 0
  for (const { 0: character, index } of text.matchAll(/[\u0080-\uffff]/g))
    sum += suitability(character, text[index - 1] ?? '', text[index + 1] ?? '')
  return sum
}

/**
 * Tells windows-1252 from Mac OS Roman by where letters and marks stand: `D\x8Ej\x88` is "Déjà" in the one and "DŽjˆ" in
 * the other. Both give every byte one character, so that neither is ever refused.
 */
export function detectWesternEncoding(bytes: Uint8Array): WesternEncoding {
  const [windows, macintosh] = ['windows-1252', 'macintosh'].map((encoding) =>
    score(new TextDecoder(encoding).decode(bytes)),
  )
  return (macintosh ?? 0) > (windows ?? 0) && (macintosh ?? 0) > 0 ? 'macintosh' : 'windows-1252'
}
