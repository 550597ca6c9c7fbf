import type { PartialDate } from './partial-date.ts'

/**
 * What became of an article after publication: `noindex` is served but kept out of robots, sitemaps and search;
 * `anonymised` is served with names replaced; `withheld` answers 451, `gone` 410.
 */
export type StatusName = 'noindex' | 'anonymised' | 'withheld' | 'gone'

/** An article's status where it is not simply public. */
export interface ArticleStatus {
  is: StatusName
  reason: string | null
  since: PartialDate | null
  /** Who demanded it: a URL or a name. */
  authority: string | null
  /** Whether the answer at its address may tell the headline. */
  showHeadline: boolean
  /** Name → what stands in its place. Empty in a release. */
  names: Record<string, string>
  /** The last segment of an anonymised article's address, where that is not made of its source. */
  slug: string | null
}
