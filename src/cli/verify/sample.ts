import type { Entry } from '../../archive/shard.ts'

/** Documents that are checked in every representation. */
const sampleSize = 200

type DocumentEntry = Extract<Entry, { digest: string }>

const byDigest = (a: DocumentEntry, b: DocumentEntry) => (a.digest < b.digest ? -1 : 1)

/** A sample of the documents with the lowest digests: as good as random, and the same on every machine. */
export class Sample {
  #candidates: DocumentEntry[] = []

  offer(entry: DocumentEntry): void {
    this.#candidates.push(entry)
    if (this.#candidates.length >= 2 * sampleSize) this.#candidates = this.entries()
  }

  /** Returns the sample in order of digest. */
  entries(): DocumentEntry[] {
    return this.#candidates.toSorted(byDigest).slice(0, sampleSize)
  }
}
