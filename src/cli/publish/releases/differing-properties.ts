const toMap = (object: object) => new Map<string, unknown>(Object.entries(object))

/** Lists the properties that differ between two objects. */
export function listDifferingProperties(before: object, after: object): string[] {
  const [propertiesBefore, propertiesAfter] = [toMap(before), toMap(after)] as const
  const names = new Set([...propertiesBefore.keys(), ...propertiesAfter.keys()])
  return [...names].filter(
    (name) => JSON.stringify(propertiesBefore.get(name)) !== JSON.stringify(propertiesAfter.get(name)),
  )
}
