/** The segment below which a list divides by initials: no name or article has an address there. */
export const initialSegment = 'initial'

/** Groups things by the first characters of their keys, one more than in `known`, in order of those characters. */
export function groupByInitial<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
  known: string,
): [initial: string, things: Thing[]][] {
  const length = Array.from(known).length + 1
  const groups = Map.groupBy(things, (thing) => Array.from(keyOf(thing)).slice(0, length).join(''))
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
