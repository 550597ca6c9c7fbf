/** Older encodings of scripts other than Latin, and the letters by which a text in them is known. */
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

/** In a text of another script at least this share of the letters is beyond ASCII; in French about one in twenty. */
const leastForeign = 0.4
/** And at least this share of them are the script's usual letters; for Han, a few words that every text has. */
const leastUsual = 0.06

/** Central European pages are known by their language; their letters alone look like those of any other. */
const central = /<html[^>]{0,300}\slang\s*=\s*["']?(?:pl|cs|sk|hu|sl|hr|ro|sq)\b/i

/** Fewer letters prove nothing. */
const fewestLetters = 12
/** Of text that is UTF-8 but for some damage, at most this share of what is beyond ASCII is damaged. */
const mostDamage = 0.3

function isDamagedUtf8(bytes: Uint8Array): boolean {
  const foreign = new TextDecoder().decode(bytes).match(/[\u0080-\uffff]/g) ?? []
  return foreign.filter((character) => character === '\ufffd').length < foreign.length * mostDamage
}

/** The text between tags, and outside of scripts and styles: a linear walk, since these bytes may be anything. */
function withoutMarkup(latin1: string): string {
  const kept: string[] = []
  let skipped: string | null = null
  for (const part of latin1.split('<')) {
    const name = /^\/?[a-z]+/i.exec(part)?.[0].toLowerCase() ?? ''
    if (skipped === null && (name === 'script' || name === 'style')) skipped = `/${name}`
    if (skipped === null || name === skipped) kept.push(part.slice(part.indexOf('>') + 1))
    if (name === skipped) skipped = null
  }
  return kept.join(' ')
}

function score(bytes: Uint8Array, encoding: string, usual: RegExp): number {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
    const foreign = text.match(/[\u0080-\uffff]/g)?.length ?? 1
    return (text.match(usual)?.length ?? 0) / foreign
  } catch {
    return 0
  }
}

/**
 * A decoder for bytes that are not UTF-8 and of which nothing is said: of another script where most letters are
 * that script's, of Central Europe by the page's language. `null` for Western Europe, which is the usual case.
 */
export function detectEncoding(bytes: Uint8Array): TextDecoder | null {
  if (isDamagedUtf8(bytes)) return null
  const latin1 = Buffer.from(bytes).toString('latin1')
  const letters = withoutMarkup(latin1).match(/[A-Za-z\x80-\xff]/g) ?? []
  const foreign = letters.filter((letter) => letter >= '\x80').length
  if (letters.length < fewestLetters || foreign < letters.length * leastForeign)
    return central.test(latin1) ? new TextDecoder('windows-1250') : null
  const scores = scripts.map(([encoding, usual]) => ({ encoding, score: score(bytes, encoding, usual) }))
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score < leastUsual ? null : new TextDecoder(best.encoding)
}
