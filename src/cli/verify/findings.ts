/** The kinds of checks, in the order of the report. */
export const verificationChecks = ['release', 'objects', 'addresses', 'representations'] as const
export type VerificationCheck = (typeof verificationChecks)[number]

/** A difference between a release and the site that serves it or the store that contains it. */
export interface Difference {
  check: VerificationCheck
  /** The key, address or URL that was checked. */
  subject: string
  expected: string
  found: string
}

/** The number of checks of each kind, and every difference found. */
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

  /** Records a difference without counting another check. */
  addDifference(check: VerificationCheck, difference: Omit<Difference, 'check'>): void {
    this.differences.push({ check, ...difference })
  }
}
