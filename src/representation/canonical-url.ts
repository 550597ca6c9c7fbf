import { encodeAddress, toExplicitAddress } from '../model/address.ts'
import type { RenderContext } from './representation.ts'

/** Returns an address's canonical URL or, with an extension, the explicit URL of that representation. */
export const canonicalUrlOf = (
  { archive }: Pick<RenderContext, 'archive'>,
  address: string,
  extension: string | null = null,
): string => archive.url + encodeAddress(toExplicitAddress(address, extension))
