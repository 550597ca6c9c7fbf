/** Returns the letters and digits of a text in lower case, to compare texts. */
export const toLetters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
