import type { ListLink } from './document.ts'
import type { PartialDate } from './partial-date.ts'

/** A link to an article from the page of another. */
export interface ArticleLink {
  address: string
  headline: string
  /** BCP 47; absent when it is the edition's language. */
  language?: string
  /** To the day; absent if the page shows the date elsewhere. */
  published?: PartialDate
}

/** The other articles that an article's page links to, as stored in its entry (docs/decisions/0033). */
export interface ArticleNeighbours {
  /**
   * The previous article of its day (if no day is known, of its month or year); for the first one, the previous date.
   */
  before?: ArticleLink | ListLink
  /** The next article; for the last one, the next date. */
  after?: ArticleLink | ListLink
  /** The previous article with the same first topic, otherwise author, otherwise section. */
  earlier?: ArticleLink
  /** The next article with the same name. */
  later?: ArticleLink
}
