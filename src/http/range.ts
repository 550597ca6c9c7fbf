/** A byte range: the offsets of its first and last bytes. */
export interface ByteRange {
  first: number
  last: number
}

const singleRangePattern = /^bytes=(\d{0,15})-(\d{0,15})$/i

/**
 * Parses a `Range` header with one byte range (RFC 9110 §14.1.2), clipped to `bodyLength` bytes. Returns `null` if
 * the header is missing, malformed or has several ranges; the whole body is then sent (§14.2). Returns
 * `'unsatisfiable'` if the range must be answered with a 416.
 */
export function parseRange(
  rangeHeader: string | null,
  bodyLength: number,
): ByteRange | 'unsatisfiable' | null {
  const [, firstDigits = '', lastDigits = ''] = singleRangePattern.exec(rangeHeader ?? '') ?? []
  if (firstDigits === '' && lastDigits === '') return null
  if (firstDigits === '') {
    const suffixLength = Math.min(Number(lastDigits), bodyLength)
    return suffixLength === 0 ? 'unsatisfiable' : { first: bodyLength - suffixLength, last: bodyLength - 1 }
  }
  const [first, last] = [
    Number(firstDigits),
    lastDigits === '' ? bodyLength - 1 : Math.min(Number(lastDigits), bodyLength - 1),
  ]
  if (lastDigits !== '' && Number(lastDigits) < first) return null
  return first >= bodyLength ? 'unsatisfiable' : { first, last }
}
