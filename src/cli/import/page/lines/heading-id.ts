/** Maximum number of words in the `id` of a box; one with more words is that of a heading. */
const maxBoxIdWords = 5

/**
 * True for an `id` made of the words of a heading, such as `the-tide-and-the-newsletter-of-1912`: its words do not
 * describe the element.
 */
export const isHeadingTextId = (id: string): boolean => id.split(/[-_]/).length > maxBoxIdWords
