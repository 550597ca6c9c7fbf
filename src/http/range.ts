/** A byte range: the offsets of its first and last byte. */
export interface ByteRange {
  first: number
  last: number
}

const singleRangePattern = /^bytes=(\d{0,15})-(\d{0,15})$/i

/**
 * Parses a `Range` header with one byte range (RFC 9110 §14.1.2), clipped to `size` bytes. Returns `null` if it is
 * missing, malformed or has several ranges; the whole body is then sent (§14.2). Returns `'unsatisfiable'` for a
 * range that leads to a 416.
 */
export function parseRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | null {
  const [, from = '', to = ''] = singleRangePattern.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '') {
    const suffixLength = Math.min(Number(to), size)
    return suffixLength === 0 ? 'unsatisfiable' : { first: size - suffixLength, last: size - 1 }
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)]
  if (to !== '' && Number(to) < first) return null
  return first >= size ? 'unsatisfiable' : { first, last }
}
