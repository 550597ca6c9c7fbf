const certainCodePatterns: readonly RegExp[] = [
  // Placeholders written by programs.
  /^(?:null|undefined|none|n\/a|nan|\[object object\])$/i,
  // UUIDs, digests, and numbers except years.
  /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
  /^(?=.*\d)[\da-f]{16,}$/i,
  /^\d{5,}$/,
  // `news_news`, `IPTC:04000000`, `/news/local`.
  /^(\p{Ll}+)_\1$/u,
  /^[a-z]+:[\w./-]*\d{5}[\w./-]*$/i,
  /^\/\S/,
  // `MTVID`: at least three consonants, then `ID`. `MADRID` and `COVID` have a vowel before `ID`, `RFID` and `GRID`
  // only two consonants.
  /^[B-DF-HJ-NP-TV-XZ]{3,}_?ID$/,
]

const doubtfulCodePatterns: readonly RegExp[] = [
  // The first step of a breadcrumb trail.
  /^(?:home|homepage|startseite|accueil|inicio)$/i,
  // `news_local`, `IPTC:sport`, `/`.
  /^[\p{Ll}\d]+(?:_[\p{Ll}\d]+)+$/u,
  /^[a-z]+:[\w./-]+$/i,
  /^\//,
]

/** Maximum length of a code, in characters. Longer text is a sentence. */
const maxCodeLength = 200

/** Minimum number of groups of digits in a code such as `a1b2c3d4`; words have fewer. */
const minDigitGroupCount = 3
const countDigitGroups = (text: string) => (text.match(/\d+/g) ?? []).length

const alternatesLettersAndDigits = (text: string) =>
  /^[a-z\d-]{8,}$/i.test(text) &&
  /[a-z]/i.test(text) &&
  countDigitGroups(text.replaceAll('-', '')) >= minDigitGroupCount

const matchesAnyPattern = (text: string, patterns: readonly RegExp[]) =>
  text.length <= maxCodeLength && patterns.some((pattern) => pattern.test(text))

/** True for a topic or section that can only be an internal code, which no newsroom would print. */
export const isCertainSubjectCode = (text: string): boolean => matchesAnyPattern(text, certainCodePatterns)

/** True for a topic or section that is probably an internal code, such as `news_local`. */
export const isProbableSubjectCode = (text: string): boolean =>
  isCertainSubjectCode(text) ||
  matchesAnyPattern(text, doubtfulCodePatterns) ||
  (text.length <= maxCodeLength && alternatesLettersAndDigits(text))
