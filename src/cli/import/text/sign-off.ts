/** Matches the initials of a desk or agency that close a story, such as `abc-de/fgh/ij`. */
const signOffPattern = /^[a-z]{2,5}(?:-[a-z]{2,5})*(?:\/[a-z]{2,5}(?:-[a-z]{2,5})*)+$/

/** True for a paragraph that is a sign-off. */
export const isSignOff = (paragraph: string): boolean =>
  paragraph.length <= 80 && signOffPattern.test(paragraph)
