import type { Setting } from './representation.ts'
import { wordsFor } from './words/index.ts'

/** Why a request is shown no document. */
export interface Absence {
  status: 300 | 404 | 405 | 410 | 414 | 451 | 503
  address: string
  reason: string | null
  /** Since when it is not shown; who demanded it, a URL or a name; its headline, where that may be told. */
  since: string | null
  authority: string | null
  headline: string | null
  /** Addresses that may be meant. */
  choices: readonly string[]
}

/** An absence of which no more is to be said. */
export const absenceOf = (status: Absence['status'], address: string): Absence => ({
  status,
  address,
  reason: null,
  since: null,
  authority: null,
  headline: null,
  choices: [],
})

/** The status in the words of the setting's language. */
export const absenceInWords = (
  { status }: Absence,
  { language }: Setting,
): { title: string; detail: string } => wordsFor(language).statuses[status]
