/** Maximum length of an article's text, in characters. */
export const maxPostTextLength = 4 * 1024 * 1024

/**
 * Limits the text that other records add to one post: a few characters can name a gallery of all pictures, or
 * a block that contains further blocks.
 */
export class PostTextBudget {
  #charactersLeft = maxPostTextLength

  /** True when more was requested than allowed. */
  get isOverspent(): boolean {
    return this.#charactersLeft < 0
  }

  /** Spends the length of a text; returns false if the budget was already overspent. */
  spend(text: string): boolean {
    if (this.isOverspent) return false
    this.#charactersLeft -= text.length
    return true
  }
}
