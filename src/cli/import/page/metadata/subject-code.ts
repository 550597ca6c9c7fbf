const codePatterns: readonly RegExp[] = [
  // Placeholders of programs, and the first step of breadcrumb trails.
  /^(?:null|undefined|none|n\/a|nan|\[object object\]|home|homepage|startseite|accueil|inicio)$/i,
  // UUIDs, digests, and numbers except years.
  /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
  /^(?=.*\d)[\da-f]{16,}$/i,
  /^\d{5,}$/,
  // `news_news`, `IPTC:04000000`, `/news/local`.
  /^[\p{Ll}\d]+(?:_[\p{Ll}\d]+)+$/u,
  /^[a-z]+:[\w./-]+$/i,
  /^\//,
  // `MTVID`: consonants that end in `ID`. `MADRID` and `COVID` have a vowel before it.
  /^[B-DF-HJ-NP-TV-XZ]{2,}_?ID$/,
]

/** Maximum characters of a code: a longer text is a sentence. */
const maxCodeLength = 200

/** Minimum groups of digits in a code such as `a1b2c3d4`; words have fewer. */
const minDigitGroups = 3
const countDigitGroups = (text: string) => (text.match(/\d+/g) ?? []).length

const isMixed = (text: string) =>
  /^[a-z\d-]{8,}$/i.test(text) &&
  /[a-z]/i.test(text) &&
  countDigitGroups(text.replaceAll('-', '')) >= minDigitGroups

/** True for a topic or section that is an internal code. */
export const isSubjectCode = (text: string): boolean =>
  text.length <= maxCodeLength && (codePatterns.some((pattern) => pattern.test(text)) || isMixed(text))
