/** Joins keys into a field's name. List items count from 1. */
export const joinKeys = (keys: readonly PropertyKey[]): string =>
  keys.map((key) => (typeof key === 'number' ? key + 1 : key)).join('.')

/**
 * Joins a path into a field's name, such as `corrections.1.published` for the date of the first correction. For a
 * list item, returns the name of the list.
 */
export const joinFieldPath = (fieldPath: readonly PropertyKey[]): string =>
  joinKeys(typeof fieldPath.at(-1) === 'number' ? fieldPath.slice(0, -1) : fieldPath)
