import type { ListedArticle, ListLink } from './document.ts'

/** The articles to which an article's page leads on. Read from the lists of its release, never stored in the article. */
export interface ArticleNeighbours {
  /** The article before it in its day's list; for the first of a day, the day before it that has articles. */
  before: ListedArticle | ListLink | null
  /** The article after it; for the last of a day, the next day that has articles. */
  after: ListedArticle | ListLink | null
  /** Articles with the same topic, author or section, the nearest in time first. */
  near: ListedArticle[]
}
