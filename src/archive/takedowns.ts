/** The record of a withheld, removed or anonymised article. It has only digests: no address, name or word of the article. */
export interface TakenDownArticle {
  /** `withheld`, `gone`, or `anonymised:` and a digest of the names. */
  how: string
  /** Sorted digests of its current and former addresses, at least one. No other article of the release has any of them. */
  addresses: string[]
  /**
   * Sorted marks that identify it at any address: `source:`, `identity:` and `words:`, each with a digest. Articles may
   * share a mark.
   */
  marks: string[]
}

/** A release's takedowns, at `takedowns/<digest>`, so that a rollback can refuse to restore them. */
export interface Takedowns {
  articles: TakenDownArticle[]
  /** Sorted SHA-256 digests of pictures. */
  pictures: string[]
}

export const noTakedowns: Takedowns = { articles: [], pictures: [] }

/** Articles in format 0: a map from the digest of an article's first address to `how`. */
export type ArticlesOfFormat0 = Record<string, string>

/** Converts takedowns of any format to the current one. */
export const upgradeTakedowns = ({
  articles,
  pictures,
}: {
  articles: TakenDownArticle[] | ArticlesOfFormat0
  pictures: string[]
}): Takedowns => ({
  articles: Array.isArray(articles)
    ? articles
    : Object.entries(articles).map(([addressDigest, how]) => ({
        how,
        addresses: [addressDigest],
        marks: [],
      })),
  pictures,
})

/** True if the new way of taking down hides at least as much as the old one. */
const hidesAsMuchAs = (newHow: string, oldHow: string): boolean =>
  newHow === oldHow || newHow === 'withheld' || newHow === 'gone'

/**
 * Creates a test that is true if these takedowns hide the article of a record of another release at least as much as
 * the record does. Records match if they share an address; a shared mark is not enough, since two articles may have
 * it.
 */
export function createCoverageTest({ articles }: Takedowns): (record: TakenDownArticle) => boolean {
  const recordsByAddressDigest = new Map<string, TakenDownArticle>()
  for (const record of articles)
    for (const address of record.addresses) recordsByAddressDigest.set(address, record)
  return ({ how, addresses }) =>
    addresses.some((address) => {
      const coveringRecord = recordsByAddressDigest.get(address)
      return coveringRecord !== undefined && hidesAsMuchAs(coveringRecord.how, how)
    })
}

/**
 * Counts the articles and pictures taken down in one release that a move to another would restore. If the count is 0, a
 * move is safe to undo, and a release is safe to fall back to.
 */
export function countRestoredTakedowns(fromTakedowns: Takedowns, toTakedowns: Takedowns): number {
  const [isCoveredByTarget, targetPictureDigests] = [
    createCoverageTest(toTakedowns),
    new Set(toTakedowns.pictures),
  ]
  const restoredArticles = fromTakedowns.articles.filter((record) => !isCoveredByTarget(record))
  return (
    restoredArticles.length +
    fromTakedowns.pictures.filter((digest) => !targetPictureDigests.has(digest)).length
  )
}
