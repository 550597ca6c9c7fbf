/** Maximum number of words in the `id` of a box. A longer `id` is made of a heading's words. */
const maxBoxIdWords = 5

/**
 * True for an `id` made of a heading's words, such as `the-tide-and-the-newsletter-of-1912`. These words do not
 * describe the element.
 */
export const isHeadingTextId = (id: string): boolean => id.split(/[-_]/).length > maxBoxIdWords
