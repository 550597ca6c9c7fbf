import { encodeAddress, toExplicitAddress } from '../model/address.ts'
import type { DocumentKind } from '../model/document.ts'
import { representations } from './index.ts'
import { type Alternate, canRender } from './representation.ts'

/** Lists the representations that documents of this kind have, in our order of preference. */
export const listAlternates = (address: string, kind: DocumentKind): Alternate[] =>
  representations
    .filter((representation) => canRender(representation, kind))
    .map(({ name, label, mediaType, extension }) => ({
      name,
      label,
      mediaType,
      href: encodeAddress(toExplicitAddress(address, extension)),
    }))
