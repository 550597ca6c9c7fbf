import type { RenderContext } from './representation.ts'
import { chooseCatalogue } from './words/index.ts'

/** The reason why there is no document at an address, with its details. */
export interface Absence {
  status: 300 | 404 | 405 | 410 | 414 | 451 | 503
  address: string
  reason: string | null
  /** Date of the takedown. */
  since: string | null
  /** URL or name of the authority that demanded the takedown. */
  authority: string | null
  /** The article's headline; `null` if the takedown does not allow it to be shown. */
  headline: string | null
  /** Addresses that differ only in spelling; empty unless the status is 300. */
  choices: readonly string[]
  /** The methods that the address supports, such as `GET, HEAD`; empty unless the status is 405. */
  methods: string
}

/** Creates an absence without details. */
export const createAbsence = (status: Absence['status'], address: string, methods = ''): Absence => ({
  status,
  address,
  reason: null,
  since: null,
  authority: null,
  headline: null,
  choices: [],
  methods,
})

/** Returns an absence's title and explanation, in the context's language. */
export const describeAbsence = (
  { status, methods }: Absence,
  { language }: RenderContext,
): { title: string; detail: string } => {
  const { title, detail } = chooseCatalogue(language).absences[status]
  return { title, detail: detail + methods }
}
