/** `1 article`, `2 articles`; `nouns` is an irregular plural. */
export const countNoun = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`
