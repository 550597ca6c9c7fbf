/** The segment of the address under which the pages of initials are. No name or article has an address there. */
export const initialSegment = 'initial'

/**
 * Groups things by the first characters of their keys, one character more than `currentInitial` has, in order of
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
