import type { Element } from 'hast'
import { listBodyWords } from '../lines/comparable-text.ts'

/** Number of consecutive words that different texts rarely have in common. */
const wordsPerRun = 3

const listWordRuns = (words: readonly string[]): string[] =>
  words.length < wordsPerRun
    ? [words.join(' ')]
    : words.slice(wordsPerRun - 1).map((_, index) => words.slice(index, index + wordsPerRun).join(' '))

/** The article's text as stated in the metadata, for comparison with the blocks of the page. */
export class StatedText {
  readonly #wordRuns: ReadonlySet<string>
  readonly #joinedWords: string

  constructor(words: readonly string[]) {
    this.#wordRuns = new Set(listWordRuns(words))
    this.#joinedWords = words.join('')
  }

  /** True if the stated text contains `wordsPerRun` consecutive words of a block, or all words of a shorter block. */
  includesPartOf(block: Element): boolean {
    const words = listBodyWords([block])
    if (words.length < wordsPerRun) return this.#joinedWords.includes(words.join(''))
    return listWordRuns(words).some((run) => this.#wordRuns.has(run))
  }
}
