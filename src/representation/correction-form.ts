import type { CorrectionFieldErrors, CorrectionRequest } from '../model/correction-request.ts'
import type { Catalogue } from './words/index.ts'

/** Reasons why a correction request was not stored. */
export type SubmissionFailure = keyof Catalogue['correctionForm']['failures']

/** The form for requesting a correction, with its current contents. */
export interface CorrectionForm {
  /** The address to which the form is posted. */
  address: string
  /** The article concerned; `null` unless the request specifies one of this edition. */
  article: { address: string; headline: string } | null
  /** The reader's text; `null` if it could not be read, in which case no fields are shown. */
  values: CorrectionRequest | null
  errors: CorrectionFieldErrors
  /** The reason why the request was not stored; `null` if there is none. */
  failure: SubmissionFailure | null
  keeper: string
  turnstile: string | null
}
