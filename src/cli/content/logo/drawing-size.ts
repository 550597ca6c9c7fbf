interface DrawingPart {
  elementCount: number
  references: string[]
}

/** A name for the whole drawing, which cannot be an id. */
const wholeDrawingKey = ''

/**
 * Counts the elements that a browser draws. Referenced parts count each time: ten levels of ten references are ten
 * billion shapes in a few lines.
 */
export class DrawingSize {
  readonly #partById = new Map<string, DrawingPart>()

  /** Adds an element. @param ids its ids and its ancestors' */
  addElement(ids: readonly string[], references: readonly string[]): void {
    for (const id of new Set([wholeDrawingKey, ...ids])) {
      const part = this.#partById.get(id) ?? { elementCount: 0, references: [] }
      part.elementCount++
      part.references.push(...references)
      this.#partById.set(id, part)
    }
  }

  /** Returns the number of elements; infinity for a part that contains itself. */
  countDrawnElements(): number {
    const countByPart = new Map<string, number>()
    const countPart = (id: string): number => {
      const knownCount = countByPart.get(id)
      if (knownCount !== undefined) return knownCount
      // A part that is reached again while being counted refers to itself.
      countByPart.set(id, Number.POSITIVE_INFINITY)
      const { elementCount, references } = this.#partById.get(id) ?? { elementCount: 0, references: [] }
      const count = references.reduce((sum, reference) => sum + countPart(reference), elementCount)
      countByPart.set(id, count)
      return count
    }
    return countPart(wholeDrawingKey)
  }
}
