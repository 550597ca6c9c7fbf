import { hash } from 'node:crypto'
import type { RenderingContext } from './rendering-context.ts'

/**
 * Returns a digest of everything that affects all cached articles: the code, the archive's origin, and the editions'
 * hosts, ids and rules. If the digest changes, the whole cache is invalid.
 */
export const digestContext = ({ editions, origin }: RenderingContext, codeDigest: string): string =>
  hash('sha256', JSON.stringify([codeDigest, editions, origin]))
