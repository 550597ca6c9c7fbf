import type { Edition, Placement } from '../../model/edition.ts'

/** A notice may be broken over this many lines. */
const longestNotice = 8

/** The same words are the same notice, whatever became of its spaces, apostrophes and quotation marks. */
const words = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()

const placements: readonly Placement[] = ['top', 'foot', 'listing']

/** What every edition prints around its articles: notices, and the labels of correction links. */
export class Boilerplate {
  readonly #notices: Set<string>
  readonly #labels: Set<string>

  constructor(editions: readonly Edition[]) {
    const notices = editions.flatMap((edition) => placements.map((placement) => edition.notices[placement]))
    this.#notices = new Set(notices.filter((notice) => notice !== undefined).map(words))
    this.#labels = new Set(
      editions.flatMap(({ correction }) => (correction === null ? [] : [words(correction)])),
    )
  }

  isLabel(line: string): boolean {
    return this.#labels.has(words(line))
  }

  /** How many of the lines, taken from the `top` or the `foot`, are one notice; 0 when none is. */
  noticeLength(lines: readonly string[], end: 'top' | 'foot'): number {
    for (let count = 1; count <= Math.min(longestNotice, lines.length); count++) {
      const taken = end === 'top' ? lines.slice(0, count) : lines.slice(-count)
      if (this.#notices.has(words(taken.join(' ')))) return count
    }
    return 0
  }

  /** Whether an edition shows these words at this place anyway. */
  static shows(edition: Edition, placement: Placement, notice: string): boolean {
    return words(edition.notices[placement] ?? '') === words(notice)
  }
}
