import type { CorrectionFieldErrors, CorrectionRequest } from '../model/correction-request.ts'
import type { Words } from './words/index.ts'

/** Why a correction request was not stored. */
export type SubmissionFailure = keyof Words['correctionForm']['failures']

/** The form for requesting a correction, with its current contents. */
export interface CorrectionForm {
  /** Address that the form is posted to. */
  address: string
  /** The article concerned; `null` unless the reader named one of this edition. */
  article: { address: string; headline: string } | null
  /** The reader's text; `null` where it could not be read, so that no form is shown. */
  values: CorrectionRequest | null
  errors: CorrectionFieldErrors
  /** Why the request was not stored; `null` where nothing failed. */
  failure: SubmissionFailure | null
  keeper: string
  turnstile: string | null
}
