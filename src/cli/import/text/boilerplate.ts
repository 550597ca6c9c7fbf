import type { Edition, NoticePlacement, Notices } from '../../../model/edition.ts'

/** Maximum number of lines over which a notice is broken. */
const maxNoticeLines = 8

/** Normalises white space, apostrophes and quotation marks, so that copies of a notice compare equal. */
const normaliseForComparison = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()

const placements: readonly NoticePlacement[] = ['top', 'foot', 'listing']

/** The notices and correction labels that editions print around their articles. */
export class Boilerplate {
  readonly #notices: Set<string>
  readonly #correctionLabels: Set<string>
  readonly #maxLength: number

  constructor(editions: readonly Edition[]) {
    const notices = editions.flatMap((edition) => placements.map((placement) => edition.notices[placement]))
    this.#notices = new Set(notices.filter((notice) => notice !== undefined).map(normaliseForComparison))
    this.#correctionLabels = new Set(
      editions.flatMap(({ correction }) => (correction === null ? [] : [normaliseForComparison(correction)])),
    )
    this.#maxLength = Math.max(
      0,
      ...[...this.#notices, ...this.#correctionLabels].map(({ length }) => length),
    )
  }

  /** True for a text so long that it cannot be a notice or label: normalising at most halves its length. */
  #isTooLong(text: string): boolean {
    return text.length > 2 * this.#maxLength + 64
  }

  isCorrectionLabel(line: string): boolean {
    return !this.#isTooLong(line) && this.#correctionLabels.has(normaliseForComparison(line))
  }

  /** Returns how many lines at the `top` or `foot` form one notice; 0 when none do. */
  countNoticeLines(lines: readonly string[], end: 'top' | 'foot'): number {
    for (let count = 1; count <= Math.min(maxNoticeLines, lines.length); count++) {
      const edge = end === 'top' ? lines.slice(0, count) : lines.slice(-count)
      const text = edge.join(' ')
      if (this.#isTooLong(text)) return 0
      if (this.#notices.has(normaliseForComparison(text))) return count
    }
    return 0
  }
}

/** An article's notices without those that its edition shows on every page. */
export const findOwnNotices = (notices: Notices, edition: Edition): Notices =>
  Object.fromEntries(
    Object.entries(notices).filter(
      ([placement, notice]) =>
        normaliseForComparison(edition.notices[placement as NoticePlacement] ?? '') !==
        normaliseForComparison(notice),
    ),
  )
