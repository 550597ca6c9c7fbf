import type { CorrectionField, CorrectionFieldError } from '../../model/correction-request.ts'

/** Why a correction request was not stored. */
export type SubmissionFailure = 'busy' | 'unreadable' | 'tooLarge'

/** The words of the form for requesting a correction. */
export interface CorrectionFormWords {
  title: string
  fields: Record<CorrectionField, string>
  /** Says that only the first field is required. */
  needed: string
  /** Says who reads the request and how many days it is stored. */
  next: (keeper: string, days: number) => string
  /** Label of the honeypot: programs that fill in every field fill in this one, people never see it. */
  empty: string
  send: string
  errors: Record<CorrectionFieldError, string>
  failures: Record<SubmissionFailure, string>
  received: string
  reference: string
}
