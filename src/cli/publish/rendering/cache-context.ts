import { hash } from 'node:crypto'
import type { RenderingContext } from './rendering-context.ts'

/**
 * Returns a digest of everything that all cached articles depend on: the code, and the editions' hosts, ids and rules.
 * A different digest invalidates the whole cache.
 */
export const digestContext = ({ editions, origin }: RenderingContext, codeDigest: string): string =>
  hash('sha256', JSON.stringify([codeDigest, editions, origin]))
