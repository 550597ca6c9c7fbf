import { findTextField, type JsonObject, toObjects } from '../../record/json-values.ts'

/** Converts the camel-case member names of ninjs 3 to the lower case of ninjs 1 and 2. */
export const lowerCaseMemberNames = (record: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))

/** Returns the text with the first available role from `roles`, or else the first text; `null` if there is no text. */
export function pickTextByRoleOrFirst(textsWithRoles: unknown, ...roles: string[]): string | null {
  const textObjects = toObjects(textsWithRoles).map(lowerCaseMemberNames)
  const textObjectsInRoleOrder = roles.map((role) =>
    textObjects.find((textObject) => findTextField(textObject, 'role')?.toLowerCase() === role),
  )
  return (
    [...textObjectsInRoleOrder, textObjects[0]]
      .map((textObject) => textObject && findTextField(textObject, 'value'))
      .find((value) => value) ?? null
  )
}

/** Lists the objects in an array or in an object whose member names describe them: versions of ninjs differ in this. */
export function listNamedObjects(value: unknown): { name: string; object: JsonObject }[] {
  if (Array.isArray(value))
    return toObjects(value).map((object) => ({
      name: findTextField(object, 'name') ?? '',
      object: lowerCaseMemberNames(object),
    }))
  return Object.entries(typeof value === 'object' && value !== null ? value : {}).flatMap(([name, each]) =>
    toObjects(each).map((object) => ({ name, object: lowerCaseMemberNames(object) })),
  )
}
