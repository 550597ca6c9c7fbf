import type { Edition, NoticePlacement, Notices } from '../../../model/edition.ts'

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

const placements: readonly NoticePlacement[] = ['top', 'foot', 'listing']

/** What every edition prints around its articles: notices, and the labels of correction links. */
export class Boilerplate {
  readonly #notices: Set<string>
  readonly #labels: Set<string>
  readonly #longest: number

  constructor(editions: readonly Edition[]) {
    const notices = editions.flatMap((edition) => placements.map((placement) => edition.notices[placement]))
    this.#notices = new Set(notices.filter((notice) => notice !== undefined).map(words))
    this.#labels = new Set(
      editions.flatMap(({ correction }) => (correction === null ? [] : [words(correction)])),
    )
    this.#longest = Math.max(0, ...[...this.#notices, ...this.#labels].map(({ length }) => length))
  }

  /** Nothing so long can be one of them: spaces at most double a text. */
  #isTooLong(text: string): boolean {
    return text.length > 2 * this.#longest + 64
  }

  isLabel(line: string): boolean {
    return !this.#isTooLong(line) && this.#labels.has(words(line))
  }

  /** How many of the lines, taken from the `top` or the `foot`, are one notice; 0 when none is. */
  noticeLength(lines: readonly string[], end: 'top' | 'foot'): number {
    for (let count = 1; count <= Math.min(longestNotice, lines.length); count++) {
      const taken = end === 'top' ? lines.slice(0, count) : lines.slice(-count)
      const text = taken.join(' ')
      if (this.#isTooLong(text)) return 0
      if (this.#notices.has(words(text))) return count
    }
    return 0
  }
}

/** An article's notices without those that its edition shows on every page. */
export const ownNotices = (notices: Notices, edition: Edition): Notices =>
  Object.fromEntries(
    Object.entries(notices).filter(
      ([placement, notice]) => words(edition.notices[placement as NoticePlacement] ?? '') !== words(notice),
    ),
  )
