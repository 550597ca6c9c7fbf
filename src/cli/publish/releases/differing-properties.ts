const mapProperties = (object: object) => new Map<string, unknown>(Object.entries(object))

/** Lists the names of the properties that differ between two objects. */
export function listDifferingPropertyNames(before: object, after: object): string[] {
  const [propertiesBefore, propertiesAfter] = [mapProperties(before), mapProperties(after)] as const
  const propertyNames = new Set([...propertiesBefore.keys(), ...propertiesAfter.keys()])
  return [...propertyNames].filter(
    (name) => JSON.stringify(propertiesBefore.get(name)) !== JSON.stringify(propertiesAfter.get(name)),
  )
}
