import type { ListLink } from './document.ts'
import type { PartialDate } from './partial-date.ts'

/** A link from one article's page to another article. */
export interface ArticleLink {
  address: string
  headline: string
  /** BCP 47; absent for the edition's language. */
  language?: string
  /** To the day; absent if the page shows the date elsewhere. */
  published?: PartialDate
}

/** The other articles that an article's page links to, as stored in its entry (docs/decisions/0033). */
export interface ArticleNeighbours {
  /**
   * The previous article of the same day or, if the day is unknown, of the same month or year. For the first one, the
   * previous date.
   */
  before?: ArticleLink | ListLink
  /** The next such article. For the last one, the next date. */
  after?: ArticleLink | ListLink
  /**
   * The previous article with the same first topic. If no other article has that topic, the previous one by the same
   * first author or, failing that, in the same section.
   */
  earlier?: ArticleLink
  /** The next article with that topic, author or section. */
  later?: ArticleLink
}
