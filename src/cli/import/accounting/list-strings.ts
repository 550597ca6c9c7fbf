/** A string in a record, and its path: lower-case member names without list indices, such as `tags.name`. */
export interface RecordString {
  path: string
  value: string
}

/** Lists every string in a value, at any depth, with its path. */
export function listStrings(value: unknown, path = ''): RecordString[] {
  const strings: RecordString[] = []
  const pendingValues: { path: string; value: unknown }[] = [{ path, value }]
  for (let pendingValue = pendingValues.pop(); pendingValue; pendingValue = pendingValues.pop()) {
    const { path, value } = pendingValue
    if (typeof value === 'string') strings.push({ path, value })
    else if (Array.isArray(value))
      for (const child of value.toReversed()) pendingValues.push({ path, value: child })
    else if (typeof value === 'object' && value !== null)
      for (const [name, child] of Object.entries(value).toReversed())
        pendingValues.push({ path: `${path}${path === '' ? '' : '.'}${name.toLowerCase()}`, value: child })
  }
  return strings
}
