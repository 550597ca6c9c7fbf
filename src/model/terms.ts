import type { PartialDate } from './partial-date.ts'

/** A reservation of rights for text and data mining, with its policy (TDM Reservation Protocol). */
export interface TdmPolicy {
  /** 1 if the right is reserved, otherwise 0. */
  reservation: number
  /** URL of the policy. */
  policy: string | null
}

/** The terms on which an article may be reused. */
export interface Terms {
  /** URL of a statement at rightsstatements.org. */
  statement: string | null
  /** URL of a Creative Commons licence. */
  license: string | null
  holder: string | null
  /** The text that pages show. */
  text: string | null
  /** Policy for text and data mining; `null` for the archive's. */
  tdm: TdmPolicy | null
}

/**
 * Returns the URL of the licence, or of the rights statement if there is no licence. Returns `null` if there is
 * neither.
 */
export const chooseTermsUrl = (terms: Terms | null): string | null =>
  terms?.license ?? terms?.statement ?? null

/** A rule of `edition.yaml`: terms for the articles that meet all of its conditions. */
export interface TermsRule {
  /** A rule without conditions applies to all remaining articles. */
  conditions: {
    agency: string | null
    author: string | null
    section: string | null
    from: PartialDate | null
    to: PartialDate | null
  }
  terms: Terms
}
