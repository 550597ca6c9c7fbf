import type { Element } from 'hast'
import { listBodyWords } from '../lines/likeness.ts'

/** Number of consecutive words that two texts rarely share by chance. */
const runLength = 3

const listWordRuns = (words: readonly string[]): string[] =>
  words.length < runLength
    ? [words.join(' ')]
    : words.slice(runLength - 1).map((_, index) => words.slice(index, index + runLength).join(' '))

/** The article's text as stated in metadata, to look up the paragraphs on the page. */
export class StatedText {
  readonly #runs: ReadonlySet<string>
  readonly #text: string

  constructor(words: readonly string[]) {
    this.#runs = new Set(listWordRuns(words))
    this.#text = words.join('')
  }

  /** True when part of the block is in the stated text. */
  includesPartOf(block: Element): boolean {
    const words = listBodyWords([block])
    if (words.length < runLength) return this.#text.includes(words.join(''))
    return listWordRuns(words).some((run) => this.#runs.has(run))
  }
}
