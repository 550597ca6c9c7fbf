import { toHex } from '../../archive/digest.ts'
import type { CountedFacet } from '../../search/selection.ts'

/**
 * True for an undamaged facet. Hits are checked against their documents, but no other check would reveal a damaged
 * facet.
 */
export const isIntactFacet = ({ kind, name, articles, editions, checkHex }: CountedFacet): boolean =>
  checkHex === toHex(new TextEncoder().encode(kind + name + editions + articles))
