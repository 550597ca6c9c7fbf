import type { Setting } from './representation.ts'
import { wordsFor } from './words/index.ts'

/** Why an address shows no document. */
export interface Absence {
  status: 300 | 404 | 410 | 451 | 503
  address: string
  reason: string | null
  /** Addresses that may be meant. */
  choices: readonly string[]
}

/** The status in the words of the setting's language. */
export const absenceInWords = (
  { status }: Absence,
  { language }: Setting,
): { title: string; detail: string } => wordsFor(language).statuses[status]
