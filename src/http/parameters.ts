import { optionalWhitespace, peek, readUntil, type Scanner, skip, skipAny, sliceTrimmed } from './scanner.ts'

/** The parameters of a list member, and its weight (RFC 9110 §12.4.2). */
export interface WeightedParameters {
  parameters: ReadonlyMap<string, string>
  /** The value of the parameter `q`, as written; `null` if there is none. */
  weight: string | null
}

const parameterDelimiters = ',;'

/**
 * Reads the parameters (RFC 9110 §5.6.6) and the weight (§12.4.2) of a list member, up to its comma. Converts names
 * to lower case. Skips duplicates, parameters without `=`, and parameters after the weight (accept-ext in RFC 7231).
 * Never fails: a malformed value keeps its quotation marks and so never equals a declared value.
 */
export function readParametersAndWeight(scanner: Scanner): WeightedParameters {
  const parameters = new Map<string, string>()
  let weight: string | null = null
  while (skip(scanner, ';')) {
    const name = readUntil(scanner, '=,;').toLowerCase()
    if (!skip(scanner, '=')) continue
    const value = readParameterValue(scanner)
    if (weight !== null) continue
    if (name === 'q') weight = value
    else if (!parameters.has(name)) parameters.set(name, value)
  }
  return { parameters, weight }
}

function readParameterValue(scanner: Scanner): string {
  skipAny(scanner, optionalWhitespace)
  if (peek(scanner) !== '"') return readUntil(scanner, parameterDelimiters)
  const start = scanner.index
  const unquotedText = readQuotedString(scanner)
  const isWholeValue = readUntil(scanner, parameterDelimiters) === ''
  return unquotedText !== null && isWholeValue ? unquotedText : sliceTrimmed(scanner, start)
}

/**
 * Reads a quoted string and returns it unescaped, without its quotation marks (RFC 9110 §5.6.4). Returns `null` if it
 * is unterminated.
 */
function readQuotedString(scanner: Scanner): string | null {
  const start = scanner.index + 1
  scanner.index = start
  while (scanner.index < scanner.end && peek(scanner) !== '"') {
    scanner.index += peek(scanner) === '\\' ? 2 : 1
  }
  const quotedText = scanner.text.slice(start, scanner.index)
  return skip(scanner, '"') ? quotedText.replaceAll(/\\(.)/g, '$1') : null
}
