import { toHex } from '../../archive/digest.ts'
import type { CountedFacet } from '../../search/selection.ts'

/** True for a facet as the database counted it. Hits are checked by their documents; nothing else would show a damaged facet. */
export const isIntactFacet = ({ kind, name, articles, editions, hex }: CountedFacet): boolean =>
  hex === toHex(new TextEncoder().encode(kind + name + editions + articles))
