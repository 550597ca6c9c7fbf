/**
 * The record of a withheld, removed or anonymised article. Contains only digests, and no address, name or words of
 * the article.
 */
export interface TakenDownArticle {
  /** `withheld`, `gone`, or `anonymised:` followed by a digest of the replaced names. */
  how: string
  /**
   * Sorted digests of its current and former addresses, at least one. No other article of the release shares any of
   * them.
   */
  addresses: string[]
  /**
   * Sorted marks that identify the article at any address. Each is a digest with the prefix `source:`, `identity:` or
   * `words:`. Two articles can share a mark.
   */
  marks: string[]
}

/** A release's takedowns, at `takedowns/<digest>`. They let a rollback refuse to restore what was taken down. */
export interface Takedowns {
  articles: TakenDownArticle[]
  /** Sorted SHA-256 digests of pictures. */
  pictures: string[]
}

export const noTakedowns: Takedowns = { articles: [], pictures: [] }

/** True if nothing is taken down. */
export const isWithoutTakedowns = ({ articles, pictures }: Takedowns): boolean =>
  articles.length + pictures.length === 0

/** A release's taken-down articles in format 0: digest of the article's first address → `how`. */
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

/** True if the new kind of takedown hides at least as much as the old one. */
const hidesAsMuchAs = (newHow: string, oldHow: string): boolean =>
  newHow === oldHow || newHow === 'withheld' || newHow === 'gone'

/**
 * Creates a test for the records of another release. The test is true if these takedowns hide the same article at
 * least as much as the record does. Records match if they share an address; a shared mark is not enough, because two
 * articles can have the same one.
 */
export function createStillTakenDownTest({ articles }: Takedowns): (record: TakenDownArticle) => boolean {
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
 * Finds the articles and pictures that were taken down in one release and that a move to another would restore. If
 * there are none, the move can be undone safely, and the other release can serve as a fallback.
 */
export function findUndoneTakedowns(fromTakedowns: Takedowns, toTakedowns: Takedowns): Takedowns {
  const isCoveredByTarget = createStillTakenDownTest(toTakedowns)
  const targetPictureDigests = new Set(toTakedowns.pictures)
  return {
    articles: fromTakedowns.articles.filter((record) => !isCoveredByTarget(record)),
    pictures: fromTakedowns.pictures.filter((digest) => !targetPictureDigests.has(digest)),
  }
}
