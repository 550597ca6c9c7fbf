import type { Entry } from '../../archive/shard.ts'

/** How many documents are looked at in every representation. */
const size = 200

type DocumentEntry = Extract<Entry, { digest: string }>

const byDigest = (a: DocumentEntry, b: DocumentEntry) => (a.digest < b.digest ? -1 : 1)

/** The entries with the lowest digests: as good as drawn by lot, and the same ones whoever looks. */
export class Sample {
  #kept: DocumentEntry[] = []

  offer(entry: DocumentEntry): void {
    this.#kept.push(entry)
    if (this.#kept.length >= 2 * size) this.#kept = this.entries()
  }

  /** In an order that the release decides. */
  entries(): DocumentEntry[] {
    return this.#kept.toSorted(byDigest).slice(0, size)
  }
}
