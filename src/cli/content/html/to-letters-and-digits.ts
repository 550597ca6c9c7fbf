/** Returns the letters and digits of a text in lower case, for comparing texts. */
export const toLettersAndDigits = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
