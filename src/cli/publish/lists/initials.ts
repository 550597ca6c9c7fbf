/**
 * Segment in the addresses of pages of initials, such as `/e/topics/initial/a`. No name or article has such an
 * address.
 */
export const initialPagesSegment = 'initial'

/**
 * Groups things by the first characters of their keys, one character more than `currentInitial` has. Sorts the groups
 * by these characters.
 */
export function groupByInitial<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
  currentInitial: string,
): [initial: string, things: Thing[]][] {
  const initialLength = Array.from(currentInitial).length + 1
  const thingsByInitial = Map.groupBy(things, (thing) =>
    Array.from(keyOf(thing)).slice(0, initialLength).join(''),
  )
  return [...thingsByInitial].sort(([a], [b]) => (a < b ? -1 : 1))
}
