/** A string of a record, and the names that lead to it, in lower case, without places in lists: `tags.name`. */
export interface RecordString {
  path: string
  value: string
}

/** Every string of a value, however deep. */
export function listStrings(value: unknown, path = ''): RecordString[] {
  const found: RecordString[] = []
  const waiting: { path: string; value: unknown }[] = [{ path, value }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, value } = next
    if (typeof value === 'string') found.push({ path, value })
    else if (Array.isArray(value)) for (const each of value.toReversed()) waiting.push({ path, value: each })
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value).toReversed())
        waiting.push({ path: `${path}${path === '' ? '' : '.'}${name.toLowerCase()}`, value: each })
  }
  return found
}
