import { addressToPath, explicitAddress } from '../model/address.ts'
import type { DocumentKind } from '../model/document.ts'
import { representations } from './index.ts'
import { type Alternate, canRender } from './representation.ts'

/** Every representation of a document of this kind, in order of preference, with its explicit URL. */
export const listAlternates = (address: string, kind: DocumentKind): Alternate[] =>
  representations
    .filter((representation) => canRender(representation, kind))
    .map(({ name, mediaType, extension }) => ({
      name,
      mediaType,
      href: addressToPath(explicitAddress(address, extension)),
    }))
