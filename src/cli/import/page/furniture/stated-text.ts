import type { Element } from 'hast'
import { wordsOf } from '../lines/likeness.ts'

/** Words in a row that two texts seldom share by chance. */
const runLength = 3

const runsOf = (words: readonly string[]): string[] =>
  words.length < runLength
    ? [words.join(' ')]
    : words.slice(runLength - 1).map((_, index) => words.slice(index, index + runLength).join(' '))

/** The text of an article as its page's metadata states it, to be asked for the paragraphs that the page shows. */
export class StatedText {
  readonly #runs: ReadonlySet<string>
  readonly #text: string

  constructor(words: readonly string[]) {
    this.#runs = new Set(runsOf(words))
    this.#text = words.join('')
  }

  /** True when a part of the block is in the stated text. */
  includes(block: Element): boolean {
    const words = wordsOf([block])
    if (words.length < runLength) return this.#text.includes(words.join(''))
    return runsOf(words).some((run) => this.#runs.has(run))
  }
}
