import { describeGuess, type Guess } from './describe-guesses.ts'

/** The facts that `morgue init` reports. */
export interface InitFacts {
  /** Id of the edition to which the files belong. */
  edition: string | null
  /** Sentences about the given files. */
  found: string[]
  /** Corrections and additions to files and answers, one per line. */
  repairs: string[]
  /** Sentences about the demonstration and the edition. */
  notes: string[]
  /** Paths of the files written. */
  written: string[]
  guesses: Guess[]
  /** The commands to run next. */
  next: string[]
}

/** Prints each fact immediately or, for JSON output, all facts at the end. */
export class InitReport {
  readonly #isJson: boolean
  readonly #facts: InitFacts = {
    edition: null,
    found: [],
    repairs: [],
    notes: [],
    written: [],
    guesses: [],
    next: [],
  }

  constructor(isJson: boolean) {
    this.#isJson = isJson
  }

  addLines(factKind: 'found' | 'repairs' | 'notes', lines: readonly string[]): void {
    this.#facts[factKind].push(...lines)
    this.#print(lines)
  }

  addWrittenFiles(files: readonly string[]): void {
    this.#facts.written.push(...files)
    this.#print(files.map((file) => `Written: ${file}`))
  }

  addGuesses(guesses: readonly Guess[]): void {
    this.#facts.guesses.push(...guesses)
    this.#print(guesses.map(describeGuess))
  }

  /** Completes the report with the commands to run next. */
  finish(editionId: string, nextCommands: readonly string[]): void {
    const facts = { ...this.#facts, edition: editionId, next: [...nextCommands] }
    if (this.#isJson) console.log(JSON.stringify(facts))
    else this.#print(['', 'Next:', ...nextCommands.map((command) => `  ${command}`)])
  }

  #print(lines: readonly string[]): void {
    if (!this.#isJson) for (const line of lines) console.log(line)
  }
}
