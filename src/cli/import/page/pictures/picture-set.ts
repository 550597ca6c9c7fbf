import { identifyPicture, isSamePicture, type PictureIdentity } from './same-picture.ts'

/** Maximum number of addresses compared with each other; in a gallery, which has more, only equal ones are found. */
const maxComparedAddresses = 200

/** A set of pictures, whose addresses may be those of other sizes. */
export class PictureSet {
  readonly addresses = new Set<string>()
  readonly #comparedPictures: PictureIdentity[] = []

  constructor(addresses: readonly string[] = []) {
    for (const address of addresses) this.add(address)
  }

  add(address: string): void {
    if (!this.addresses.has(address) && this.#comparedPictures.length < maxComparedAddresses)
      this.#comparedPictures.push(identifyPicture(address))
    this.addresses.add(address)
  }

  has(address: string): boolean {
    if (this.addresses.has(address)) return true
    const picture = identifyPicture(address)
    return this.#comparedPictures.some((each) => isSamePicture(picture, each))
  }
}
