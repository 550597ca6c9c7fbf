/** Latin letters that Unicode does not decompose → the ASCII letters that replace them. */
export const spellingsByLigature: ReadonlyMap<string, string> = new Map(
  Object.entries({ œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th' }),
)

/** Spells out the letters of `spellingsByLigature` in lower-case text. */
export const spellOutLigatures = (text: string): string =>
  text.replace(/[œæßøłđðþ]/g, (letter) => spellingsByLigature.get(letter) ?? '')
