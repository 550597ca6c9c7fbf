/** The segment in the addresses of the pages of initials. No name or article has an address there. */
export const initialSegment = 'initial'

/**
 * Groups things by the initial characters of their keys, one more than `currentInitial` has. The groups are sorted by
 * these characters.
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
