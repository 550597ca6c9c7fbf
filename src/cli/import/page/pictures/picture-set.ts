import { isSamePicture } from './same-picture.ts'

/** Addresses compared with each other: a page with more pictures is a gallery, in which only equal ones are found. */
const maxCompared = 200

/** A set of pictures, whose addresses may be those of other sizes. */
export class PictureSet {
  readonly addresses = new Set<string>()
  readonly #compared: string[] = []

  constructor(addresses: readonly string[] = []) {
    for (const address of addresses) this.add(address)
  }

  add(address: string): void {
    if (!this.addresses.has(address) && this.#compared.length < maxCompared) this.#compared.push(address)
    this.addresses.add(address)
  }

  has(address: string): boolean {
    return this.addresses.has(address) || this.#compared.some((each) => isSamePicture(address, each))
  }
}
