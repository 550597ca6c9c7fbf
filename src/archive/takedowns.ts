/** An article that was withheld, removed or anonymised. Contains only digests: no address, no name and no word of it. */
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

/** The articles in format 0: the digest of an article's first address → `how`. */
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
    : Object.entries(articles).map(([key, how]) => ({ how, addresses: [key], marks: [] })),
  pictures,
})

/** True if `to` hides at least as much as `from`. */
const hidesAsMuchAs = (to: string, from: string): boolean => to === from || to === 'withheld' || to === 'gone'

/**
 * Returns a test that is true if these takedowns hide at least as much as a record of another release. Records
 * match if they share an address. Sharing a mark is not enough, since two articles may share one.
 */
export function createCoverageTest({ articles }: Takedowns): (record: TakenDownArticle) => boolean {
  const recordsByAddress = new Map<string, TakenDownArticle>()
  for (const record of articles) for (const address of record.addresses) recordsByAddress.set(address, record)
  return ({ how, addresses }) =>
    addresses.some((address) => {
      const ownRecord = recordsByAddress.get(address)
      return ownRecord !== undefined && hidesAsMuchAs(ownRecord.how, how)
    })
}

/**
 * Counts the articles and pictures taken down in `from` that a move to `to` would restore. If the count is 0, a
 * move is safe to undo, and a release is safe to fall back to.
 */
export function countRestoredTakedowns(from: Takedowns, to: Takedowns): number {
  const [isCoveredByTarget, targetPictures] = [createCoverageTest(to), new Set(to.pictures)]
  const articles = from.articles.filter((record) => !isCoveredByTarget(record))
  return articles.length + from.pictures.filter((digest) => !targetPictures.has(digest)).length
}
