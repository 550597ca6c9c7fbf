import { isSamePicture, type PictureIdentity, pictureIdentityFromUrl } from './same-picture.ts'

/** Maximum number of URLs compared by similarity. Beyond that number, as in a gallery, only equal URLs are found. */
const maxComparedUrls = 200

/** A set of picture URLs. A URL is also in the set if it leads to one of these pictures in another size. */
export class PictureUrlSet {
  readonly urls = new Set<string>()
  readonly #comparedIdentities: PictureIdentity[] = []

  constructor(urls: readonly string[] = []) {
    for (const url of urls) this.add(url)
  }

  add(url: string): void {
    if (!this.urls.has(url) && this.#comparedIdentities.length < maxComparedUrls)
      this.#comparedIdentities.push(pictureIdentityFromUrl(url))
    this.urls.add(url)
  }

  has(url: string): boolean {
    if (this.urls.has(url)) return true
    const pictureIdentity = pictureIdentityFromUrl(url)
    return this.#comparedIdentities.some((each) => isSamePicture(pictureIdentity, each))
  }
}
