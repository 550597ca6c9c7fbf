import type { Edition } from '../../../model/edition.ts'
import { addressOfUrl, isUrlOnEditionHost } from '../../content/addresses/article-address.ts'
import { createMediaEntry, type EditionPictures } from '../pictures/edition-pictures.ts'
import { pictureAddressOf } from '../store/picture-addresses.ts'
import type { WithheldPicture } from '../takedown/withheld-pictures.ts'
import type { AddressIndex } from './address-index.ts'

interface AddressedPictures {
  configuredEditions: readonly Edition[]
  editionPictures: readonly EditionPictures[]
  withheldPictures: readonly WithheldPicture[]
}

const pictureOwner = 'a picture'

/**
 * Claims addresses for shown and withheld pictures. A picture's original URL redirects to the picture, unless an
 * article has claimed that address. Other pictures get no address, even if their bytes are stored.
 */
export function claimPictureAddresses(
  addressIndex: AddressIndex,
  { configuredEditions, editionPictures, withheldPictures }: AddressedPictures,
  shownPictureNames: ReadonlySet<string>,
): void {
  for (const { entry } of withheldPictures) addressIndex.claimAddressOrExplain(entry, pictureOwner)
  const withheldAddresses = new Set(withheldPictures.map(({ entry }) => entry.address))
  const needsAddress = (pictureName: string) =>
    shownPictureNames.has(pictureName) || withheldAddresses.has(pictureAddressOf(pictureName))
  for (const { edition, files, mediaNameByUrl } of editionPictures) {
    for (const pictureFile of files)
      if (needsAddress(pictureFile.name))
        addressIndex.claimAddressOrExplain(createMediaEntry(pictureFile), pictureOwner)
    const homeEdition = configuredEditions.find(({ id }) => id === edition)
    for (const [url, pictureName] of mediaNameByUrl)
      if (homeEdition && needsAddress(pictureName) && isUrlOnEditionHost(url, configuredEditions))
        addressIndex.claimAddressOrExplain(
          {
            address: addressOfUrl(url, homeEdition, configuredEditions),
            kind: 'moved',
            to: pictureAddressOf(pictureName),
          },
          pictureOwner,
        )
  }
}
