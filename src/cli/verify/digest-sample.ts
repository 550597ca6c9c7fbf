/** Maximum number of items in a sample. */
const sampleSize = 200

/** A sample of the items with the lowest digests: as good as a random sample, but the same on every machine. */
export class DigestSample<Item> {
  readonly #computeDigest: (item: Item) => string
  #candidates: { digest: string; item: Item }[] = []

  constructor(computeDigest: (item: Item) => string) {
    this.#computeDigest = computeDigest
  }

  addCandidate(item: Item): void {
    this.#candidates.push({ digest: this.#computeDigest(item), item })
    if (this.#candidates.length >= 2 * sampleSize) this.#keepLowestDigests()
  }

  /** Returns the items of the sample in order of digest. */
  listItems(): Item[] {
    this.#keepLowestDigests()
    return this.#candidates.map(({ item }) => item)
  }

  #keepLowestDigests(): void {
    this.#candidates.sort((a, b) => (a.digest < b.digest ? -1 : 1))
    this.#candidates.splice(sampleSize)
  }
}
