import { hash } from 'node:crypto'
import type { RenderingSetting } from './article-renderer.ts'

/**
 * Returns a digest of everything that all cached articles depend on: the code, and the editions' hosts, ids and rules. With
 * another digest, the whole cache is invalid.
 */
export const contextDigest = ({ editions, origin }: RenderingSetting, code: string): string =>
  hash('sha256', JSON.stringify([code, editions, origin]))
