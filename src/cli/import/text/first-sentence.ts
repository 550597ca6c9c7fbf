/** Maximum length of a headline made from a text's first words, in characters. */
const maxHeadlineLength = 120

/** A full stop after one of these does not end a sentence. */
const abbreviationAtEndPattern =
  /(?:^|[\s(«"“])(?:\p{L}|Mr|Mrs|Ms|Dr|St|Ste|Sr|Sra|MM|Mme|Mlle|Me|Prof|Gen|Sen|Gov|No|art|cf|vs)$/iu

/** Maximum length of an abbreviation, including an opening mark before it. */
const maxAbbreviationLength = 8
const maxGapLength = 64

const sentenceStopPattern = /[.!?…][»"”’)\]]*(?=\s)/gu

function findSentenceEnd(text: string): number {
  for (const match of text.matchAll(sentenceStopPattern)) {
    const end = match.index + match[0].length
    const textBefore = text.slice(Math.max(0, match.index - maxAbbreviationLength), match.index)
    const textAfter = text.slice(end, end + maxGapLength).trimStart()
    if (!abbreviationAtEndPattern.test(textBefore) && !/^\p{Ll}/u.test(textAfter)) return end
  }
  return text.length
}

/** True for a text of more than one sentence. */
export const hasSeveralSentences = (text: string): boolean => findSentenceEnd(text) < text.length

/** Returns the first sentence of a text, cut between words when it is longer than a headline can be. */
export function findFirstSentence(text: string): string {
  const line = text.slice(0, 2000).replace(/\s+/g, ' ').trim()
  const sentence = line.slice(0, findSentenceEnd(line))
  if (sentence.length <= maxHeadlineLength) return sentence
  const lastSpace = sentence.slice(0, maxHeadlineLength).lastIndexOf(' ')
  return `${sentence.slice(0, lastSpace > 0 ? lastSpace : maxHeadlineLength - 1).replace(/[\s,;:–—-]+$/, '')}…`
}
