/** A soft hyphen after or before anything but a letter, digit or mark. At the ends of a text, its neighbour is unknown. */
const strayHyphenPattern = /\u00ad(?:(?<=[^\p{L}\p{N}\p{M}]\u00ad)|(?=[^\p{L}\p{N}\p{M}\u00ad]))/gu

/**
 * Removes soft hyphens that are not within a word, such as those that a CMS adds after a hyphen or a space: where a line
 * ends there, browsers show them as a second or a lone hyphen.
 */
export const removeStrayHyphens = (text: string): string => text.replace(strayHyphenPattern, '')
