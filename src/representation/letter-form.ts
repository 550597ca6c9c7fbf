import type { Letter, LetterFaults } from '../model/letter.ts'
import type { LetterFailure } from './words/letter-words.ts'

/** The form of those who ask for a correction, as it is shown. */
export interface LetterForm {
  /** Its own address. */
  address: string
  /** The article that it is about; `null` where none is named that the edition has. */
  article: { address: string; headline: string } | null
  /** What was typed. `null` where it cannot be given back. */
  letter: Letter | null
  faults: LetterFaults
  /** Why it was not taken. */
  failure: LetterFailure | null
  keeper: string
  turnstile: string | null
}
