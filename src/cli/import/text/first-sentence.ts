/** The longest headline that is made of a text's first words. */
const longest = 120

/** A full stop after one of these ends no sentence. */
const abbreviation =
  /(?:^|[\s(«"“])(?:\p{L}|Mr|Mrs|Ms|Dr|St|Ste|Sr|Sra|MM|Mme|Mlle|Me|Prof|Gen|Sen|Gov|No|art|cf|vs)$/iu

/** With what may stand before it, in characters. */
const longestAbbreviation = 8
const widestGap = 64

const stop = /[.!?…][»"”’)\]]*(?=\s)/gu

function sentenceEnd(text: string): number {
  for (const found of text.matchAll(stop)) {
    const end = found.index + found[0].length
    const before = text.slice(Math.max(0, found.index - longestAbbreviation), found.index)
    const next = text.slice(end, end + widestGap).trimStart()
    if (!abbreviation.test(before) && !/^\p{Ll}/u.test(next)) return end
  }
  return text.length
}

/** Whether a text is more than one sentence. */
export const hasSeveralSentences = (text: string): boolean => sentenceEnd(text) < text.length

/** The first sentence of a text, cut between words where it is longer than a headline may be. */
export function firstSentence(text: string): string {
  const line = text.slice(0, 2000).replace(/\s+/g, ' ').trim()
  const sentence = line.slice(0, sentenceEnd(line))
  if (sentence.length <= longest) return sentence
  const cut = sentence.slice(0, longest).lastIndexOf(' ')
  return `${sentence.slice(0, cut > 0 ? cut : longest - 1).replace(/[\s,;:–—-]+$/, '')}…`
}
