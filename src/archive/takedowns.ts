import { foldAddress } from '../model/address.ts'
import { sha256 } from './digest.ts'

/**
 * What a release does not show, at `takedowns/<digest>`, so that a rollback can refuse to bring it back. It holds
 * no address and no name.
 */
export interface Takedowns {
  /** `takedownKey` of an article's first address → `withheld`, `gone`, or `anonymised:` and a digest of the names. */
  articles: Record<string, string>
  /** SHA-256 digests of pictures, in order. */
  pictures: string[]
}

export const noTakedowns: Takedowns = { articles: {}, pictures: [] }

/** How an address is told in `Takedowns`: 32 digits of the digest of its folded form. */
export const takedownKey = async (address: string): Promise<string> =>
  (await sha256(new TextEncoder().encode(foldAddress(address)))).slice(0, 32)

/** Whether what is so much as `to` shows nothing that `from` keeps back. */
export const covers = (to: string | undefined, from: string) =>
  to !== undefined && (to === from || to === 'withheld' || to === 'gone')

/**
 * How many articles and pictures that `from` keeps back a move to `to` would bring back. A move between releases is
 * safe to undo or to fall back from where this is 0.
 */
export function broughtBack(from: Takedowns, to: Takedowns): number {
  const articles = Object.entries(from.articles).filter(([key, how]) => !covers(to.articles[key], how))
  return articles.length + from.pictures.filter((digest) => !to.pictures.includes(digest)).length
}
