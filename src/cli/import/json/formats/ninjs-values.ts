import { type JsonObject, textField, toObjects } from '../../record/json-values.ts'

/** Version 3 writes names in camel case, the ones before in lower case. */
export const lowered = (record: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]))

/** The value of the form of a text that is wanted most. */
export function formOf(forms: unknown, ...roles: string[]): string | null {
  const all = toObjects(forms).map(lowered)
  const ranked = roles.map((role) => all.find((form) => textField(form, 'role')?.toLowerCase() === role))
  return [...ranked, all[0]].map((form) => form && textField(form, 'value')).find((value) => value) ?? null
}

/** The objects of a list, or of an object whose members' names say what each is: versions differ. */
export function membersOf(value: unknown): { name: string; object: JsonObject }[] {
  if (Array.isArray(value))
    return toObjects(value).map((object) => ({
      name: textField(object, 'name') ?? '',
      object: lowered(object),
    }))
  return Object.entries(typeof value === 'object' && value !== null ? value : {}).flatMap(([name, each]) =>
    toObjects(each).map((object) => ({ name, object: lowered(object) })),
  )
}
