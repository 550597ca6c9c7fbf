const toMap = (object: object) => new Map<string, unknown>(Object.entries(object))

/** Lists the properties that differ between two objects. */
export function listDifferingProperties(before: object, after: object): string[] {
  const [earlier, later] = [toMap(before), toMap(after)] as const
  const names = new Set([...earlier.keys(), ...later.keys()])
  return [...names].filter((name) => JSON.stringify(earlier.get(name)) !== JSON.stringify(later.get(name)))
}
