/** Lists the properties that differ between two objects. */
export function differingNames(before: object, after: object): string[] {
  const [earlier, later] = [before, after].map((object) => new Map<string, unknown>(Object.entries(object)))
  const names = new Set([...(earlier?.keys() ?? []), ...(later?.keys() ?? [])])
  return [...names].filter((name) => JSON.stringify(earlier?.get(name)) !== JSON.stringify(later?.get(name)))
}
