import { addressToPath, explicitAddress } from '../model/address.ts'
import type { DocumentKind } from '../model/document.ts'
import { representations } from './index.ts'
import { type Alternate, shows } from './representation.ts'

/** Every representation of a document of this kind, in order of preference, with its explicit URL. */
export const alternatesOf = (address: string, kind: DocumentKind): Alternate[] =>
  representations
    .filter((representation) => shows(representation, kind))
    .map(({ name, mediaType, extension }) => ({
      name,
      mediaType,
      href: addressToPath(explicitAddress(address, extension)),
    }))
