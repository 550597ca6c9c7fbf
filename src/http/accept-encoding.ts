import { readParameters } from './parameters.ts'
import { isCut, readUntil, scannerOf, skipAll, space } from './scanner.ts'

const maxCharacters = 1024
const emptyMembers = `,${space}`

/** The weight of every coding that an `Accept-Encoding` names (RFC 9110 §12.5.3), 0 where it cannot be read. */
function weightsIn(header: string): Map<string, number> {
  const scanner = scannerOf(header, maxCharacters)
  const weights = new Map<string, number>()
  skipAll(scanner, emptyMembers)
  while (scanner.index < scanner.end) {
    const coding = readUntil(scanner, ',;').toLowerCase()
    const { weight } = readParameters(scanner)
    if (!isCut(scanner)) weights.set(coding === 'x-gzip' ? 'gzip' : coding, Number(weight ?? 1) || 0)
    skipAll(scanner, emptyMembers)
  }
  return weights
}

/**
 * True when an `Accept-Encoding` accepts gzip, and does not prefer the bytes as they are (RFC 9110 §12.5.3). Reads at
 * most 1,024 characters, in linear time. Without a header, or where it is malformed, nothing is encoded: that is always right.
 */
export function acceptsGzip(acceptEncoding: string | null): boolean {
  const weights = weightsIn(acceptEncoding ?? '')
  const gzip = weights.get('gzip') ?? weights.get('*') ?? 0
  return gzip > 0 && gzip >= (weights.get('identity') ?? 0)
}
