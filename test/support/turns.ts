/** `MORGUE_TURNS=all` runs every part of the long tests; otherwise the parts take turns by day of the year. */
const takesAll = process.env.MORGUE_TURNS === 'all'

const day = Math.floor(Date.now() / 86_400_000)

/** True if the part is due today; each part is due once in `share` days. */
export const isDue = (part: number, share: number): boolean => takesAll || part % share === day % share

/** The numbers from `first` on that are due today. */
export const dueNumbers = (first: number, count: number, share: number): number[] =>
  Array.from({ length: count }, (_, index) => first + index).filter((number) => isDue(number, share))
