/** Formats a count with its noun: `1 article`, `2 articles`. Pass `plural` if it is irregular. */
export const countNoun = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`

/** Formats the counts that are not 0, with their nouns: `1 article and 2 pictures`. */
export const countNouns = (...countedNouns: [count: number, noun: string][]): string =>
  countedNouns
    .filter(([count]) => count > 0)
    .map(([count, noun]) => countNoun(count, noun))
    .join(' and ')

/** Returns the past tense of "to be" for a count: `1 article was`, `2 articles were`. */
export const wasOrWere = (count: number): string => (count === 1 ? 'was' : 'were')

/** Returns the present tense of "to be" for a count: `1 article is`, `2 articles are`. */
export const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are')
