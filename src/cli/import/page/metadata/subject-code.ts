const patterns: readonly RegExp[] = [
  // What programs write where they have nothing, and the first step of every trail.
  /^(?:null|undefined|none|n\/a|nan|\[object object\]|home|homepage|startseite|accueil|inicio)$/i,
  // UUIDs, digests, and numbers but for years.
  /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i,
  /^(?=.*\d)[\da-f]{16,}$/i,
  /^\d{5,}$/,
  // `news_news`, `IPTC:04000000`, `/news/local`.
  /^[\p{Ll}\d]+(?:_[\p{Ll}\d]+)+$/u,
  /^[a-z]+:[\w./-]+$/i,
  /^\//,
  // `MTVID`: what no language pronounces, and calls itself an identifier. `MADRID` and `COVID` have vowels before it.
  /^[B-DF-HJ-NP-TV-XZ]{2,}_?ID$/,
]

/** Longer texts are no codes, but sentences. */
const longestCode = 200

/** `a1b2c3d4`: letters and digits that take turns, as in no word. */
const leastTurns = 3
const turnsOf = (text: string) => (text.match(/\d+/g) ?? []).length

const isMixed = (text: string) =>
  /^[a-z\d-]{8,}$/i.test(text) && /[a-z]/i.test(text) && turnsOf(text.replaceAll('-', '')) >= leastTurns

/** True for a topic or a section that is a system's code, which says nothing to a reader. */
export const isSubjectCode = (text: string): boolean =>
  text.length <= longestCode && (patterns.some((pattern) => pattern.test(text)) || isMixed(text))
