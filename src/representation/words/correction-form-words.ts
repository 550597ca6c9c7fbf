import type { CorrectionField, CorrectionFieldError } from '../../model/correction-request.ts'

/** Why a correction request was not stored. */
export type SubmissionFailure = 'busy' | 'unreadable' | 'tooLarge'

/** The words of the form for requesting a correction. */
export interface CorrectionFormWords {
  title: string
  fields: Record<CorrectionField, string>
  requiredFields: string
  /** Who reads the request and how many days it is stored. */
  explanation: (keeper: string, days: number) => string
  /** Label of the field that people never see and only programs fill in. */
  honeypot: string
  send: string
  errors: Record<CorrectionFieldError, string>
  failures: Record<SubmissionFailure, string>
  received: string
  reference: string
}
