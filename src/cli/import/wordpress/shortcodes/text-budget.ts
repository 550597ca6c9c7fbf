/** Maximum length of an article's text, in characters. */
export const maxPostTextLength = 4 * 1024 * 1024

/**
 * Limits the text that other records add to one post: a few characters can name a gallery of all pictures, or a block
 * that names blocks.
 */
export class TextBudget {
  #charactersLeft = maxPostTextLength

  /** True when more was requested than allowed. */
  get isOverspent(): boolean {
    return this.#charactersLeft < 0
  }

  /** Spends the length of a text; false when the budget is already overspent. */
  spend(text: string): boolean {
    if (this.isOverspent) return false
    this.#charactersLeft -= text.length
    return true
  }
}
