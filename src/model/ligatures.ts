/** Latin letters that Unicode does not decompose, and the ASCII letters that stand for each. */
export const spellingsByLigature: ReadonlyMap<string, string> = new Map(
  Object.entries({ œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th' }),
)

/** Spells out the letters of `ligatures` in a text in lower case. */
export const spellOutLigatures = (text: string): string =>
  text.replace(/[œæßøłđðþ]/g, (letter) => spellingsByLigature.get(letter) ?? '')
