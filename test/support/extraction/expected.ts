/** The fields that a page's source expects an extractor to find. */
export interface Expected {
  text: string | null
  /** Passages that the body must contain, and passages that it must not contain. */
  passages: { with: string[]; without: string[] } | null
  headline: string | null
  authors: string[] | null
  date: string | null
}
