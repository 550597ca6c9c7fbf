/** The segment under which the pages of initials are: no name or article has an address there. */
export const initialSegment = 'initial'

/**
 * Groups elements by the first characters of their keys, one character more than in `known`, in order of these
 * characters.
 */
export function groupByInitial<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
  known: string,
): [initial: string, things: Thing[]][] {
  const length = Array.from(known).length + 1
  const groups = Map.groupBy(things, (thing) => Array.from(keyOf(thing)).slice(0, length).join(''))
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
