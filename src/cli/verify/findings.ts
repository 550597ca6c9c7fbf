/** The checks, in the order in which they are made. */
export const checks = ['release', 'objects', 'addresses', 'representations'] as const
export type Check = (typeof checks)[number]

/** A disagreement between the release and what was found. */
export interface Difference {
  check: Check
  /** A key, an address or a URL. */
  subject: string
  expected: string
  found: string
}

/** The numbers of things checked, and every difference. */
export class Findings {
  readonly checked: Record<Check, number> = { release: 0, objects: 0, addresses: 0, representations: 0 }
  readonly differences: Difference[] = []

  /** Counts one checked thing, and adds its difference, if there is one. */
  note(check: Check, difference: Omit<Difference, 'check'> | null): void {
    this.checked[check]++
    if (difference) this.add(check, difference)
  }

  /** Adds a difference in something that has been counted. */
  add(check: Check, difference: Omit<Difference, 'check'>): void {
    this.differences.push({ check, ...difference })
  }
}
