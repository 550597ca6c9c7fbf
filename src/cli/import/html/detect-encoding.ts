/** Older encodings of other scripts, and the usual letters of their texts. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['shift_jis', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['euc-jp', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['euc-kr', /\p{sc=Hangul}/gu],
  ['gb18030', /[的一是不了在有人这中大国我和他]/gu],
  ['big5', /[的一是不了在有人這中大國我和他]/gu],
  ['windows-1251', /[а-яё]/gu],
  ['koi8-r', /[а-яё]/gu],
  ['windows-1253', /[α-ώ]/gu],
  ['windows-1255', /[א-ת]/gu],
  ['windows-1256', /[\u0621-\u064a]/gu],
]

/** Texts in another script have at least this share of letters beyond ASCII; French has about one in twenty. */
const minForeignShare = 0.4
/** At least this share of those are the script's usual letters; for Han, a few words that every text contains. */
const minUsualShare = 0.06

/** Central European pages are recognised by their language, since their letters look like those of others. */
const centralEuropean = /<html[^>]{0,300}\slang\s*=\s*["']?(?:pl|cs|sk|hu|sl|hr|ro|sq)\b/i

/** Fewest letters on which a decision is based. */
const minLetters = 12
/** In damaged UTF-8, at most this share of the characters beyond ASCII is damaged. */
const maxDamageShare = 0.3

function isDamagedUtf8(bytes: Uint8Array): boolean {
  const foreign = new TextDecoder().decode(bytes).match(/[\u0080-\uffff]/g) ?? []
  return foreign.filter((character) => character === '\ufffd').length < foreign.length * maxDamageShare
}

/** Removes tags, scripts and styles in one linear pass, since these bytes can be anything. */
function removeMarkup(latin1: string): string {
  const texts: string[] = []
  let skippedTag: string | null = null
  for (const part of latin1.split('<')) {
    const name = /^\/?[a-z]+/i.exec(part)?.[0].toLowerCase() ?? ''
    if (skippedTag === null && (name === 'script' || name === 'style')) skippedTag = `/${name}`
    if (skippedTag === null || name === skippedTag) texts.push(part.slice(part.indexOf('>') + 1))
    if (name === skippedTag) skippedTag = null
  }
  return texts.join(' ')
}

function rateEncoding(bytes: Uint8Array, encoding: string, usualLetters: RegExp): number {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
    const foreign = text.match(/[\u0080-\uffff]/g)?.length ?? 1
    return (text.match(usualLetters)?.length ?? 0) / foreign
  } catch {
    return 0
  }
}

/**
 * Detects the encoding of bytes that are not UTF-8 and have no declaration: another script by its letters, Central
 * Europe by the page's language. Returns `null` for Western Europe, the usual case.
 */
export function detectEncoding(bytes: Uint8Array): TextDecoder | null {
  if (isDamagedUtf8(bytes)) return null
  const latin1 = Buffer.from(bytes).toString('latin1')
  const letters = removeMarkup(latin1).match(/[A-Za-z\x80-\xff]/g) ?? []
  const foreign = letters.filter((letter) => letter >= '\x80').length
  if (letters.length < minLetters || foreign < letters.length * minForeignShare)
    return centralEuropean.test(latin1) ? new TextDecoder('windows-1250') : null
  const scores = scripts.map(([encoding, usualLetters]) => ({
    encoding,
    score: rateEncoding(bytes, encoding, usualLetters),
  }))
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score < minUsualShare ? null : new TextDecoder(best.encoding)
}
