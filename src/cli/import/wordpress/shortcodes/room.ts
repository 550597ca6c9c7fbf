/** The longest text of one article, in characters. */
export const longestText = 4 * 1024 * 1024

/**
 * How much of other records may be put into one post: a few letters can name a gallery of all pictures, or a block
 * that names blocks.
 */
export class Room {
  #left = longestText

  /** Whether more was asked for than there is. */
  get isOverfull(): boolean {
    return this.#left < 0
  }

  /** Makes room for a text, unless it is full already. */
  take(text: string): boolean {
    if (this.isOverfull) return false
    this.#left -= text.length
    return true
  }
}
