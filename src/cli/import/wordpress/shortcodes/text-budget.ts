/** Maximum length of a post's HTML, in characters, and of the text that other records may add to it. */
export const maxPostTextLength = 4 * 1024 * 1024

/**
 * Limits the text that other records add to one post. A few characters can insert a gallery of all pictures,
 * or a block that contains further blocks.
 */
export class PostTextBudget {
  #charactersLeft = maxPostTextLength

  /** True if more text was requested than allowed. */
  get isOverspent(): boolean {
    return this.#charactersLeft < 0
  }

  /** Spends the length of a text and returns true. If the budget is already overspent, returns false. */
  spendUnlessOverspent(text: string): boolean {
    if (this.isOverspent) return false
    this.#charactersLeft -= text.length
    return true
  }
}
