/**
 * Legacy encodings of non-Latin scripts, with the usual letters of each script and their minimum share among
 * the non-ASCII characters of a text. For Chinese, the letters are a few characters that every text contains.
 */
const scriptEncodings: readonly (readonly [encoding: string, usualLetters: RegExp, minShare: number])[] = [
  // Excludes half-width katakana: most bytes of the other encodings decode to it in Shift JIS.
  ['shift_jis', /[\u3041-\u30fe]/gu, 0.2],
  ['euc-jp', /[\u3041-\u30fe]/gu, 0.2],
  // Excludes individual Hangul letters: the kana of EUC-JP decode to them in EUC-KR.
  ['euc-kr', /[가-힣]/gu, 0.8],
  ['gb18030', /[的一是不了在有人这中大国我和他]/gu, 0.06],
  ['big5', /[的一是不了在有人這中大國我和他]/gu, 0.06],
  ['windows-1251', /[а-яё]/gu, 0.6],
  ['koi8-r', /[а-яё]/gu, 0.6],
  ['windows-1253', /[α-ώ]/gu, 0.6],
  ['windows-1255', /[א-ת]/gu, 0.6],
  ['windows-1256', /[\u0621-\u064a]/gu, 0.6],
]

/**
 * Minimum share of non-ASCII letters in text in a non-Latin script. In French, about one letter in twenty is
 * non-ASCII.
 */
const minNonAsciiLetterShare = 0.4
/**
 * Matches the declared language of Central European pages, whose bytes look like those of Western European
 * pages.
 */
const centralEuropeanPattern = /<html[^>]{0,300}\slang\s*=\s*["']?(?:pl|cs|sk|hu|sl|hr|ro|sq)\b/i

/** Minimum number of letters needed to guess an encoding from them. */
const minLetterCount = 12
/**
 * Maximum share of damaged characters among the non-ASCII characters of UTF-8. With a larger share, the bytes
 * are in another encoding.
 */
const maxDamageShare = 0.3

function isDamagedUtf8(bytes: Uint8Array): boolean {
  const nonAsciiCharacters = new TextDecoder().decode(bytes).match(/[\u0080-\uffff]/g) ?? []
  return (
    nonAsciiCharacters.filter((character) => character === '\ufffd').length <
    nonAsciiCharacters.length * maxDamageShare
  )
}

/** Removes tags, scripts and styles. Makes a single linear pass, because the bytes can be anything. */
function removeMarkup(latin1Html: string): string {
  const textParts: string[] = []
  let awaitedEndTag: string | null = null
  for (const segment of latin1Html.split('<')) {
    const tagName = /^\/?[a-z]+/i.exec(segment)?.[0].toLowerCase() ?? ''
    if (awaitedEndTag === null && (tagName === 'script' || tagName === 'style')) awaitedEndTag = `/${tagName}`
    if (awaitedEndTag === null || tagName === awaitedEndTag)
      textParts.push(segment.slice(segment.indexOf('>') + 1))
    if (tagName === awaitedEndTag) awaitedEndTag = null
  }
  return textParts.join(' ')
}

/**
 * Decodes the bytes in one of the encodings, and returns the share of usual letters as a multiple of the
 * minimum share. Returns 0 if the bytes are not valid in the encoding.
 */
function rateEncodingByLetters(
  bytes: Uint8Array,
  [encoding, usualLetters, minShare]: (typeof scriptEncodings)[number],
): number {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
    const nonAsciiCount = text.match(/[\u0080-\uffff]/g)?.length ?? 1
    return (text.match(usualLetters)?.length ?? 0) / nonAsciiCount / minShare
  } catch {
    return 0
  }
}

/**
 * Returns a decoder for bytes that are not UTF-8 and have no declaration. Recognises a non-Latin script by
 * its letters, and Central European text by the page's language. Returns `null` for damaged UTF-8 and for
 * Western European text, the usual case.
 */
export function findLegacyDecoder(bytes: Uint8Array): TextDecoder | null {
  if (isDamagedUtf8(bytes)) return null
  const latin1Html = Buffer.from(bytes).toString('latin1')
  const letters = removeMarkup(latin1Html).match(/[A-Za-z\x80-\xff]/g) ?? []
  const nonAsciiCount = letters.filter((letter) => letter >= '\x80').length
  if (letters.length < minLetterCount || nonAsciiCount < letters.length * minNonAsciiLetterShare)
    return centralEuropeanPattern.test(latin1Html) ? new TextDecoder('windows-1250') : null
  const encodingScores = scriptEncodings.map((scriptEncoding) => ({
    encoding: scriptEncoding[0],
    score: rateEncodingByLetters(bytes, scriptEncoding),
  }))
  const bestScore = encodingScores.reduce((a, b) => (b.score > a.score ? b : a))
  return bestScore.score < 1 ? null : new TextDecoder(bestScore.encoding)
}
