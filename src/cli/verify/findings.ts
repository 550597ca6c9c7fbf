/** The checks, in order. */
export const checks = ['release', 'objects', 'addresses', 'representations'] as const
export type Check = (typeof checks)[number]

/** A difference between the release and the site or store. */
export interface Difference {
  check: Check
  /** A key, an address or a URL. */
  subject: string
  expected: string
  found: string
}

/** The number of checks made, and every difference found. */
export class Findings {
  readonly checked: Record<Check, number> = { release: 0, objects: 0, addresses: 0, representations: 0 }
  readonly differences: Difference[] = []

  /** Counts a check, and records its difference, if any. */
  note(check: Check, difference: Omit<Difference, 'check'> | null): void {
    this.checked[check]++
    if (difference) this.add(check, difference)
  }

  /** Records another difference for a check that has been counted. */
  add(check: Check, difference: Omit<Difference, 'check'>): void {
    this.differences.push({ check, ...difference })
  }
}
