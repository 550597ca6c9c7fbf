/** The longest text of one article, in characters. */
export const maxPostText = 4 * 1024 * 1024

/**
 * How much of other records may be put into one post: a few letters can name a gallery of all pictures, or a block
 * that names blocks.
 */
export class TextBudget {
  #left = maxPostText

  /** Whether more was asked for than there is. */
  get isOverspent(): boolean {
    return this.#left < 0
  }

  /** Makes room for a text, unless it is full already. */
  spend(text: string): boolean {
    if (this.isOverspent) return false
    this.#left -= text.length
    return true
  }
}
