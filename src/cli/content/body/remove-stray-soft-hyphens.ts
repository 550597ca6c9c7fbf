/**
 * Matches a soft hyphen next to anything but a letter, digit or combining mark. The unknown neighbours at the ends of
 * a text do not count.
 */
const strayHyphenPattern = /\u00ad(?:(?<=[^\p{L}\p{N}\p{M}]\u00ad)|(?=[^\p{L}\p{N}\p{M}\u00ad]))/gu

/**
 * Removes soft hyphens outside words, such as those that some CMSs add after a hyphen or a space. At the end of a
 * line, browsers would show a second hyphen, or a hyphen on its own.
 */
export const removeStraySoftHyphens = (text: string): string => text.replace(strayHyphenPattern, '')
