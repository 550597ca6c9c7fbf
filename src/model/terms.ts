import type { PartialDate } from './partial-date.ts'

/** The reservation of text and data mining, and its policy (TDM Reservation Protocol). */
export interface TdmPolicy {
  /** 1 reserves the right, 0 does not. */
  reservation: number
  /** URL of the policy. */
  policy: string | null
}

/** Terms on which an article may be used again. */
export interface Terms {
  /** URL of a statement of rightsstatements.org. */
  statement: string | null
  /** URL of a licence of creativecommons.org. */
  license: string | null
  holder: string | null
  /** The words that are printed. */
  text: string | null
  /** `null` leaves it to the archive. */
  tdm: TdmPolicy | null
}

/** Returns the URL of the licence, else of the rights statement; `null` without either. */
export const chooseTermsUrl = (terms: Terms | null): string | null =>
  terms?.license ?? terms?.statement ?? null

/** A rule of `edition.yaml`: the terms of the articles that meet all its conditions. */
export interface TermsRule {
  /** A rule without conditions applies to all other articles. */
  conditions: {
    agency: string | null
    author: string | null
    section: string | null
    from: PartialDate | null
    to: PartialDate | null
  }
  terms: Terms
}
