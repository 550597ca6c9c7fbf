const pictureAddressPrefix = '/media/'

/** Returns the address of a picture, which is also its key in a release store. */
export const pictureAddressOf = (pictureName: string): string => `${pictureAddressPrefix}${pictureName}`

/** Separates the keys of a release store into keys of objects and names of pictures. */
export function separatePictures(keys: readonly string[]): { objectKeys: string[]; pictureNames: string[] } {
  const isPicture = (key: string) => key.startsWith(pictureAddressPrefix)
  return {
    objectKeys: keys.filter((key) => !isPicture(key)),
    pictureNames: keys.filter(isPicture).map((key) => key.slice(pictureAddressPrefix.length)),
  }
}

/** Returns the digest at the beginning of a picture's name. */
export const pictureDigestOf = (pictureName: string): string => pictureName.slice(0, 64)

/** Returns the digest in a picture's address. */
export const pictureDigestOfAddress = (address: string): string =>
  pictureDigestOf(address.slice(pictureAddressPrefix.length))
