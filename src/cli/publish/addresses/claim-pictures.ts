import type { Edition } from '../../../model/edition.ts'
import { addressOfUrl, isOwnUrl } from '../../content/addresses/article-address.ts'
import { createMediaEntry, type EditionPictures } from '../pictures/edition-pictures.ts'
import { pictureAddressOf } from '../store/picture-addresses.ts'
import type { WithheldPicture } from '../takedown/withheld-pictures.ts'
import type { AddressIndex } from './address-index.ts'

interface PictureClaims {
  configuredEditions: readonly Edition[]
  pictures: readonly EditionPictures[]
  withheldPictures: readonly WithheldPicture[]
}

const owner = 'a picture'

/**
 * Gives addresses to the pictures that documents show, and to those that are withheld. Old URLs of a picture lead to it, unless
 * an article has them. No other picture has an address, though its bytes may be stored.
 */
export function claimPictures(
  index: AddressIndex,
  { configuredEditions, pictures, withheldPictures }: PictureClaims,
  shown: ReadonlySet<string>,
): void {
  for (const { entry } of withheldPictures) index.claim(entry, owner)
  const withheld = new Set(withheldPictures.map(({ entry }) => entry.address))
  const isClaimed = (name: string) => shown.has(name) || withheld.has(pictureAddressOf(name))
  for (const { edition, files, mediaList } of pictures) {
    for (const file of files) if (isClaimed(file.name)) index.claim(createMediaEntry(file), owner)
    const home = configuredEditions.find(({ id }) => id === edition)
    for (const [url, name] of mediaList)
      if (home && isClaimed(name) && isOwnUrl(url, configuredEditions))
        index.claim(
          { address: addressOfUrl(url, home, configuredEditions), kind: 'moved', to: pictureAddressOf(name) },
          owner,
        )
  }
}
