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
  readonly #parts = new Map<string, DrawingPart>()

  /** Adds an element. @param ids its ids and its ancestors' */
  add(ids: readonly string[], references: readonly string[]): void {
    for (const id of new Set([wholeDrawingKey, ...ids])) {
      const part = this.#parts.get(id) ?? { elementCount: 0, references: [] }
      part.elementCount++
      part.references.push(...references)
      this.#parts.set(id, part)
    }
  }

  /** Returns the number of elements; infinity for a part that contains itself. */
  count(): number {
    const counts = new Map<string, number>()
    const countPart = (id: string): number => {
      const knownCount = counts.get(id)
      if (knownCount !== undefined) return knownCount
      // A part that is reached again while being counted refers to itself.
      counts.set(id, Number.POSITIVE_INFINITY)
      const { elementCount, references } = this.#parts.get(id) ?? { elementCount: 0, references: [] }
      const count = references.reduce((sum, reference) => sum + countPart(reference), elementCount)
      counts.set(id, count)
      return count
    }
    return countPart(wholeDrawingKey)
  }
}
