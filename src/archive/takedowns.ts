/** An article that a release does not show, or not with its names. It holds no address, no name and no word of it. */
export interface TakenDownArticle {
  /** `withheld`, `gone`, or `anonymised:` and a digest of the names. */
  how: string
  /** Keys of every address that it has or had, in order: at least one. No other article of the release has one of them. */
  addresses: string[]
  /**
   * Keys of what it is known by at any address: `source:`, `identity:` and `words:` with a digest, in order. Another
   * article may share one.
   */
  marks: string[]
}

/** What a release does not show, at `takedowns/<digest>`, so that a rollback can refuse to bring it back. */
export interface Takedowns {
  articles: TakenDownArticle[]
  /** SHA-256 digests of pictures, in order. */
  pictures: string[]
}

export const noTakedowns: Takedowns = { articles: [], pictures: [] }

/** As the format 0 had them: the key of an article's first address → `how`. */
export type ArticlesOfFormat0 = Record<string, string>

/** Takedowns of any format, as this one has them. */
export const completeTakedowns = ({
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

/** True when an article that is kept back by `to` shows nothing that `from` keeps back. */
const hides = (to: string, from: string): boolean => to === from || to === 'withheld' || to === 'gone'

/**
 * A test whether takedowns hide at least what a record of another release hides: one of theirs has an address in common
 * with it. A mark is not enough, since two articles may share it.
 */
export function createCoverageTest({ articles }: Takedowns): (record: TakenDownArticle) => boolean {
  const byAddress = new Map<string, TakenDownArticle>()
  for (const record of articles) for (const address of record.addresses) byAddress.set(address, record)
  return ({ how, addresses }) =>
    addresses.some((address) => {
      const own = byAddress.get(address)
      return own !== undefined && hides(own.how, how)
    })
}

/**
 * How many articles and pictures that `from` keeps back a move to `to` would bring back. A move between releases is
 * safe to undo or to fall back from where this is 0.
 */
export function countRestored(from: Takedowns, to: Takedowns): number {
  const [isCovered, pictures] = [createCoverageTest(to), new Set(to.pictures)]
  const articles = from.articles.filter((record) => !isCovered(record))
  return articles.length + from.pictures.filter((digest) => !pictures.has(digest)).length
}
