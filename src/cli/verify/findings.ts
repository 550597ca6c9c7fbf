/** The checks, in order. */
export const verificationChecks = ['release', 'objects', 'addresses', 'representations'] as const
export type VerificationCheck = (typeof verificationChecks)[number]

/** A difference between the release and the site or store. */
export interface Difference {
  check: VerificationCheck
  /** A key, an address or a URL. */
  subject: string
  expected: string
  found: string
}

/** The number of checks made, and every difference found. */
export class Findings {
  readonly checked: Record<VerificationCheck, number> = {
    release: 0,
    objects: 0,
    addresses: 0,
    representations: 0,
  }
  readonly differences: Difference[] = []

  /** Counts a check, and records its difference, if any. */
  recordCheck(check: VerificationCheck, difference: Omit<Difference, 'check'> | null): void {
    this.checked[check]++
    if (difference) this.addDifference(check, difference)
  }

  /** Records another difference for a check that has been counted. */
  addDifference(check: VerificationCheck, difference: Omit<Difference, 'check'>): void {
    this.differences.push({ check, ...difference })
  }
}
