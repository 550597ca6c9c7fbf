/** `MORGUE_TURNS=all` runs every part of the long tests; otherwise the parts take turns by day of the year. */
const takesAll = process.env.MORGUE_TURNS === 'all'

const today = Math.floor(Date.now() / 86_400_000)

/** True if the part is due today; each part is due once in `share` days. */
export const isDue = (part: number, share: number): boolean => takesAll || part % share === today % share

/**
 * The numbers from `first` on that are due on a day: a run of them, since every second or third of what is made from
 * numbers is often of a kind.
 * @param day in days since 1970
 */
export function dueNumbers(first: number, count: number, share: number, day = today): number[] {
  const beginningOf = (turn: number) => Math.floor((turn * count) / share)
  const turn = day % share
  const [from, to] = takesAll ? [0, count] : [beginningOf(turn), beginningOf(turn + 1)]
  return Array.from({ length: to - from }, (_, index) => first + from + index)
}
