/** A desk's or agency's initials that close a story, such as `abc-de/fgh/ij`. */
const signOff = /^[a-z]{2,5}(?:-[a-z]{2,5})*(?:\/[a-z]{2,5}(?:-[a-z]{2,5})*)+$/

/** Whether a whole paragraph is a sign-off. */
export const isSignOff = (paragraph: string): boolean => paragraph.length <= 80 && signOff.test(paragraph)

const agencies = ['AFP', 'Reuters', 'Associated Press', 'La Presse canadienne', 'EFE', 'ANSA', 'Belga', 'dpa']

/** The one agency that a signed-off story names, or `null`: a guess, so its provenance is `inferred`. */
export function agencyNamedIn(text: string): string | null {
  const named = agencies.filter((agency) => new RegExp(`(?<!\\p{L})${agency}(?!\\p{L})`, 'u').test(text))
  return named.length === 1 ? (named[0] ?? null) : null
}
