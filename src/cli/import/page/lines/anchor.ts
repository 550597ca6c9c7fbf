/** A longer `id` is the anchor of a heading. */
const maxWordsOfName = 5

/** True for an `id` made of the words of a heading, such as `the-tide-and-the-newsletter-of-1912`: it names no box. */
export const isAnchor = (id: string): boolean => id.split(/[-_]/).length > maxWordsOfName
