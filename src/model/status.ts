import type { PartialDate } from './partial-date.ts'

/**
 * Status of an article after publication. A `noindex` article is served, but no search engine, sitemap or search of
 * the archive lists it; an `anonymised` one is served with replaced names; `withheld` leads to a 451, `gone` to a
 * 410.
 */
export type StatusName = 'noindex' | 'anonymised' | 'withheld' | 'gone'

/** The status of an article that is not public without restrictions. */
export interface ArticleStatus {
  is: StatusName
  reason: string | null
  since: PartialDate | null
  /** URL or name of the authority that demanded it. */
  authority: string | null
  /** True if the page at its address shows the headline. */
  showHeadline: boolean
  /** Replacements by name. Empty in a release. */
  names: Record<string, string>
  /** Last segment of an anonymised article's address; `null` derives it from the source. */
  slug: string | null
}
