import type { ListLink } from './document.ts'
import type { PartialDate } from './partial-date.ts'

/** A link to an article from the page of another. */
export interface ArticleLink {
  address: string
  headline: string
  /** BCP 47; absent when it is the edition's language. */
  language?: string
  /** To the day; absent where the page tells the date otherwise. */
  published?: PartialDate
}

/** The articles to which an article's page leads on, as its entry stores them (docs/decisions/0033). */
export interface ArticleNeighbours {
  /** The article before it on its day, or with the same month or year where no day is known; of the first, the date before. */
  before?: ArticleLink | ListLink
  /** The article after it; of the last, the date after. */
  after?: ArticleLink | ListLink
  /** The article before it with the same first topic, else author, else section. */
  earlier?: ArticleLink
  /** The article after it with the same name. */
  later?: ArticleLink
}
