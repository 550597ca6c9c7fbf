/** A desk's or agency's initials that close a story, such as `abc-de/fgh/ij`. */
const signOff = /^[a-z]{2,5}(?:-[a-z]{2,5})*(?:\/[a-z]{2,5}(?:-[a-z]{2,5})*)+$/

/** Whether a whole paragraph is a sign-off. */
export const isSignOff = (paragraph: string): boolean => paragraph.length <= 80 && signOff.test(paragraph)
