import { readParametersAndWeight } from './parameters.ts'
import { createScanner, isCutByLimit, readUntil, skip } from './scanner.ts'

const maxHeaderCharacters = 1024

/** Parses `Accept-Encoding` (RFC 9110 §12.5.3): coding → weight. An unreadable weight counts as 0. */
function parseCodingWeights(acceptEncoding: string): Map<string, number> {
  const scanner = createScanner(acceptEncoding, maxHeaderCharacters)
  const weightsByCoding = new Map<string, number>()
  while (scanner.index < scanner.end) {
    const coding = readUntil(scanner, ',;').toLowerCase()
    const { weight } = readParametersAndWeight(scanner)
    if (!isCutByLimit(scanner))
      weightsByCoding.set(coding === 'x-gzip' ? 'gzip' : coding, Number(weight ?? 1) || 0)
    skip(scanner, ',')
  }
  return weightsByCoding
}

/**
 * True if `Accept-Encoding` accepts gzip and does not prefer the identity coding (RFC 9110 §12.5.3). Reads at most
 * 1,024 characters, in linear time. Returns false for a missing or malformed header, because an unencoded body is
 * always correct.
 */
export function acceptsGzip(acceptEncoding: string | null): boolean {
  const weightsByCoding = parseCodingWeights(acceptEncoding ?? '')
  const gzipWeight = weightsByCoding.get('gzip') ?? weightsByCoding.get('*') ?? 0
  return gzipWeight > 0 && gzipWeight >= (weightsByCoding.get('identity') ?? 0)
}
