import type { ListedArticle, ListLink } from './document.ts'

/** The articles to which an article's page leads on. Read from the lists of its release, never stored in the article. */
export interface ArticleNeighbours {
  /** The article before it in the list of its day, month or year; for the first, the list before that. */
  before: ListedArticle | ListLink | null
  /** The article after it; for the last, the list after that. */
  after: ListedArticle | ListLink | null
  /** Articles with the same topic, author or section, the nearest in time first. */
  near: ListedArticle[]
}
