import { toHex } from '../../archive/digest.ts'
import type { CountedFacet } from '../../search/selection.ts'

/**
 * True for an undamaged facet. Hits are checked against their documents, but facets have no other check.
 */
export const isIntactFacet = ({ kind, name, articles, editions, checkHex }: CountedFacet): boolean =>
  checkHex === toHex(new TextEncoder().encode(kind + name + editions + articles))
