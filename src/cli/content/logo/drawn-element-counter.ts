interface DrawingPart {
  elementCount: number
  referencedIds: string[]
}

/** Key of the whole drawing. No id is empty. */
const wholeDrawingKey = ''

/**
 * Counts the elements that a browser draws. A part counts again at each reference to it: ten levels of ten references
 * draw ten billion shapes in a few lines.
 */
export class DrawnElementCounter {
  readonly #partById = new Map<string, DrawingPart>()

  /** Adds an element. @param ownAndAncestorIds the ids of the element and its ancestors */
  addElement(ownAndAncestorIds: readonly string[], referencedIds: readonly string[]): void {
    for (const id of new Set([wholeDrawingKey, ...ownAndAncestorIds])) {
      const part = this.#partById.get(id) ?? { elementCount: 0, referencedIds: [] }
      part.elementCount++
      part.referencedIds.push(...referencedIds)
      this.#partById.set(id, part)
    }
  }

  /** Returns the number of drawn elements; infinity if a part refers to itself. */
  countDrawnElements(): number {
    const countById = new Map<string, number>()
    const countElementsInPart = (id: string): number => {
      const storedCount = countById.get(id)
      if (storedCount !== undefined) return storedCount
      // A part that is reached again while being counted refers to itself.
      countById.set(id, Number.POSITIVE_INFINITY)
      const { elementCount, referencedIds } = this.#partById.get(id) ?? {
        elementCount: 0,
        referencedIds: [],
      }
      const count = referencedIds.reduce(
        (sum, referencedId) => sum + countElementsInPart(referencedId),
        elementCount,
      )
      countById.set(id, count)
      return count
    }
    return countElementsInPart(wholeDrawingKey)
  }
}
