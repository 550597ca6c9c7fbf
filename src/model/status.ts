import type { PartialDate } from './partial-date.ts'

/**
 * The status of an article after publication:
 * - `noindex`: served, but not listed by search engines, sitemaps or the archive's own search
 * - `anonymised`: served with replaced names
 * - `withheld`: answered with a 451
 * - `gone`: answered with a 410
 */
export type StatusName = 'noindex' | 'anonymised' | 'withheld' | 'gone'

/** The restriction on an article that is not fully public, with its details. */
export interface ArticleStatus {
  is: StatusName
  reason: string | null
  since: PartialDate | null
  /** URL or name of the authority that demanded the restriction. */
  authority: string | null
  /** True if the page at the article's address still shows the headline. */
  showHeadline: boolean
  /** Name → replacement. Always empty in a release. */
  names: Record<string, string>
  /** The last segment of an anonymised article's address; `null` to derive it from the source. */
  slug: string | null
}
