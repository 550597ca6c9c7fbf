import type { Element } from 'hast'
import { bodyWords } from '../lines/likeness.ts'

/** Consecutive words that two texts rarely share by chance. */
const runLength = 3

const wordRuns = (words: readonly string[]): string[] =>
  words.length < runLength
    ? [words.join(' ')]
    : words.slice(runLength - 1).map((_, index) => words.slice(index, index + runLength).join(' '))

/** The article's text as stated in metadata, to look up the paragraphs on the page. */
export class StatedText {
  readonly #runs: ReadonlySet<string>
  readonly #text: string

  constructor(words: readonly string[]) {
    this.#runs = new Set(wordRuns(words))
    this.#text = words.join('')
  }

  /** True when part of the block is in the stated text. */
  includes(block: Element): boolean {
    const words = bodyWords([block])
    if (words.length < runLength) return this.#text.includes(words.join(''))
    return wordRuns(words).some((run) => this.#runs.has(run))
  }
}
