const picturePrefix = '/media/'

/** Returns the address of a picture, which is also its key in a release store. */
export const pictureAddressOf = (name: string): string => `${picturePrefix}${name}`

/** Splits the keys of a release store into keys of objects and names of pictures. */
export function separatePictures(keys: readonly string[]): { objectKeys: string[]; pictureNames: string[] } {
  const isPicture = (key: string) => key.startsWith(picturePrefix)
  return {
    objectKeys: keys.filter((key) => !isPicture(key)),
    pictureNames: keys.filter(isPicture).map((key) => key.slice(picturePrefix.length)),
  }
}

/** Returns the digest at the beginning of a picture's name. */
export const pictureDigestOf = (name: string): string => name.slice(0, 64)

/** Returns the digest in a picture's address. */
export const pictureDigestOfAddress = (address: string): string =>
  pictureDigestOf(address.slice(picturePrefix.length))
