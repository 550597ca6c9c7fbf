/**
 * Matches a soft hyphen next to anything but a letter, digit or combining mark, except at the ends of a text, where
 * the neighbouring character is unknown.
 */
const strayHyphenPattern = /\u00ad(?:(?<=[^\p{L}\p{N}\p{M}]\u00ad)|(?=[^\p{L}\p{N}\p{M}\u00ad]))/gu

/**
 * Removes soft hyphens that are not within a word, such as those that a CMS adds after a hyphen or a space. Browsers
 * show these at the end of a line as a second or a lone hyphen.
 */
export const removeStrayHyphens = (text: string): string => text.replace(strayHyphenPattern, '')
