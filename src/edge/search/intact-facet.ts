import { toHex } from '../../archive/digest.ts'
import type { CountedFacet } from '../../search/selection.ts'

/**
 * True if a facet is undamaged. Hits are checked against their documents, but facets can only be checked in this way.
 */
export const isIntactFacet = ({ kind, name, articles, editions, checkHex }: CountedFacet): boolean =>
  checkHex === toHex(new TextEncoder().encode(kind + name + editions + articles))
