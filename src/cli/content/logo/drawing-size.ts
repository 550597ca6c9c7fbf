interface Part {
  elements: number
  references: string[]
}

/** The name of the whole drawing, which no id can be. */
const whole = ''

/**
 * Counts the elements that a browser draws. Parts that are shown by reference count each time: ten levels of ten references
 * are ten thousand million shapes in a few lines.
 */
export class DrawingSize {
  readonly #parts = new Map<string, Part>()

  /** Adds an element. @param ids those of the element and of the elements that it is in */
  add(ids: readonly string[], references: readonly string[]): void {
    for (const id of new Set([whole, ...ids])) {
      const part = this.#parts.get(id) ?? { elements: 0, references: [] }
      part.elements++
      part.references.push(...references)
      this.#parts.set(id, part)
    }
  }

  /** Returns the number of elements; infinity for a part that shows itself. */
  count(): number {
    const counts = new Map<string, number>()
    const countPart = (id: string): number => {
      const known = counts.get(id)
      if (known !== undefined) return known
      // Whoever comes back here while the part is being counted has gone round in a circle.
      counts.set(id, Number.POSITIVE_INFINITY)
      const { elements, references } = this.#parts.get(id) ?? { elements: 0, references: [] }
      const count = references.reduce((sum, reference) => sum + countPart(reference), elements)
      counts.set(id, count)
      return count
    }
    return countPart(whole)
  }
}
