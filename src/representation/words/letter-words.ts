import type { LetterFault, LetterField } from '../../model/letter.ts'

/** Why a letter was not taken. */
export type LetterFailure = 'busy' | 'unreadable' | 'tooLarge'

/** What the form of those who ask for a correction says in one language. */
export interface LetterWords {
  title: string
  fields: Record<LetterField, string>
  /** That only the first field must be filled in. */
  needed: string
  /** What becomes of a letter: who reads it, and for how many days it is kept. */
  next: (keeper: string, days: number) => string
  /** Label of the field that must stay empty: it is there for programs that fill in everything. */
  empty: string
  send: string
  faults: Record<LetterFault, string>
  failures: Record<LetterFailure, string>
  received: string
  reference: string
}
