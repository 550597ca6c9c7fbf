import type { PartialDate } from './partial-date.ts'

/** The rights reservation for text and data mining, and its policy (TDM Reservation Protocol). */
export interface TdmPolicy {
  /** 1 if the right is reserved, otherwise 0. */
  reservation: number
  /** URL of the policy. */
  policy: string | null
}

/** Terms on which an article may be reused. */
export interface Terms {
  /** URL of a statement of rightsstatements.org. */
  statement: string | null
  /** URL of a Creative Commons licence. */
  license: string | null
  holder: string | null
  /** The text that pages show. */
  text: string | null
  /** Policy for text and data mining; `null` to apply the archive's. */
  tdm: TdmPolicy | null
}

/** Returns the URL of the licence, otherwise of the rights statement; `null` if there is neither. */
export const chooseTermsUrl = (terms: Terms | null): string | null =>
  terms?.license ?? terms?.statement ?? null

/** A rule of `edition.yaml`: the terms for articles that meet all of its conditions. */
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
