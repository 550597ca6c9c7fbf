import type { PartialDate } from './partial-date.ts'

/**
 * Status of an article after publication. `noindex` is served, but kept out of robots, sitemaps and search;
 * `anonymised` is served with names replaced; `withheld` leads to a 451, and `gone` to a 410.
 */
export type StatusName = 'noindex' | 'anonymised' | 'withheld' | 'gone'

/** The status of an article that is not simply public. */
export interface ArticleStatus {
  is: StatusName
  reason: string | null
  since: PartialDate | null
  /** URL or name of the authority that demanded it. */
  authority: string | null
  /** True if the page at its address shows the headline. */
  showHeadline: boolean
  /** Name → replacement. Empty in a release. */
  names: Record<string, string>
  /** Last segment of an anonymised article's address; `null` derives it from the source. */
  slug: string | null
}
