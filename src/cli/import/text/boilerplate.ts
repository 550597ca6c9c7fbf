import type { Edition, NoticePlacement, Notices } from '../../../model/edition.ts'

/** Maximum number of lines that a notice can span. */
const maxNoticeLines = 8

/** Normalises white space, apostrophes and quotation marks, so that copies of a notice compare equal. */
const normaliseForComparison = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()

const noticePlacements: readonly NoticePlacement[] = ['top', 'foot', 'listing']

/** The notices and correction labels that editions print around their articles. */
export class Boilerplate {
  readonly #normalisedNotices: Set<string>
  readonly #normalisedLabels: Set<string>
  readonly #maxNormalisedLength: number

  constructor(editions: readonly Edition[]) {
    const notices = editions.flatMap((edition) =>
      noticePlacements.map((placement) => edition.notices[placement]),
    )
    this.#normalisedNotices = new Set(
      notices.filter((notice) => notice !== undefined).map(normaliseForComparison),
    )
    this.#normalisedLabels = new Set(
      editions.flatMap(({ correction }) => (correction === null ? [] : [normaliseForComparison(correction)])),
    )
    this.#maxNormalisedLength = Math.max(
      0,
      ...[...this.#normalisedNotices, ...this.#normalisedLabels].map(({ length }) => length),
    )
  }

  /** True for text too long to be a notice or label, because normalising shortens text to no less than half. */
  #isTooLong(text: string): boolean {
    return text.length > 2 * this.#maxNormalisedLength + 64
  }

  isCorrectionLabel(line: string): boolean {
    return !this.#isTooLong(line) && this.#normalisedLabels.has(normaliseForComparison(line))
  }

  /** Returns the number of lines at the `top` or `foot` that form one notice; 0 if none do. */
  countNoticeLines(lines: readonly string[], end: 'top' | 'foot'): number {
    for (let lineCount = 1; lineCount <= Math.min(maxNoticeLines, lines.length); lineCount++) {
      const edgeLines = end === 'top' ? lines.slice(0, lineCount) : lines.slice(-lineCount)
      const joinedText = edgeLines.join(' ')
      if (this.#isTooLong(joinedText)) return 0
      if (this.#normalisedNotices.has(normaliseForComparison(joinedText))) return lineCount
    }
    return 0
  }
}

/** Returns an article's notices, except those that its edition shows on every page. */
export const omitEditionNotices = (notices: Notices, edition: Edition): Notices =>
  Object.fromEntries(
    Object.entries(notices).filter(
      ([placement, notice]) =>
        normaliseForComparison(edition.notices[placement as NoticePlacement] ?? '') !==
        normaliseForComparison(notice),
    ),
  )
