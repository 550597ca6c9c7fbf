/** Maximum length of a headline made from a text's first words, in characters. */
const maxHeadlineLength = 120

/** Matches an abbreviation, whose full stop does not end a sentence. */
const abbreviationAtEndPattern =
  /(?:^|[\s(«"“])(?:\p{L}|Mr|Mrs|Ms|Dr|St|Ste|Sr|Sra|MM|Mme|Mlle|Me|Prof|Gen|Sen|Gov|No|art|cf|vs)$/iu

/** Maximum length of an abbreviation, including an opening mark before it. */
const maxAbbreviationLength = 8
const maxTextAfterLength = 64

const sentenceStopPattern = /[.!?…][»"”’)\]]*(?=\s)/gu

function findFirstSentenceEnd(text: string): number {
  for (const match of text.matchAll(sentenceStopPattern)) {
    const stopEnd = match.index + match[0].length
    const textBefore = text.slice(Math.max(0, match.index - maxAbbreviationLength), match.index)
    const textAfter = text.slice(stopEnd, stopEnd + maxTextAfterLength).trimStart()
    if (!abbreviationAtEndPattern.test(textBefore) && !/^\p{Ll}/u.test(textAfter)) return stopEnd
  }
  return text.length
}

/** True for text of more than one sentence. */
export const hasSeveralSentences = (text: string): boolean => findFirstSentenceEnd(text) < text.length

/** Returns the first sentence of a text, cut between words if it is longer than a headline can be. */
export function findFirstSentence(text: string): string {
  const tidiedText = text.slice(0, 2000).replace(/\s+/g, ' ').trim()
  const sentence = tidiedText.slice(0, findFirstSentenceEnd(tidiedText))
  if (sentence.length <= maxHeadlineLength) return sentence
  const lastSpaceIndex = sentence.slice(0, maxHeadlineLength).lastIndexOf(' ')
  return `${sentence.slice(0, lastSpaceIndex > 0 ? lastSpaceIndex : maxHeadlineLength - 1).replace(/[\s,;:–—-]+$/, '')}…`
}
