import type { CorrectionFieldErrors, CorrectionRequest } from '../model/correction-request.ts'
import type { Catalogue } from './words/index.ts'

/** Reasons for which a correction request is not stored. */
export type SubmissionFailure = keyof Catalogue['correctionForm']['failures']

/** The form for requesting a correction, with its current contents. */
export interface CorrectionForm {
  /** Address that the form is posted to. */
  address: string
  /** The article concerned; `null` unless the reader named one of this edition. */
  article: { address: string; headline: string } | null
  /** The reader's text; `null` where it could not be read, so no form is shown. */
  values: CorrectionRequest | null
  errors: CorrectionFieldErrors
  /** Reason for which the request was not stored; `null` unless it failed. */
  failure: SubmissionFailure | null
  keeper: string
  turnstile: string | null
}
