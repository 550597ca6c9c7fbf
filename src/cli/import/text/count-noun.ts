/** `1 article`, `2 articles`; `nouns` is the plural where it is not the noun with an s. */
export const countNoun = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`
