/** What is verified, in order. */
export const checks = ['release', 'objects', 'addresses', 'representations'] as const
export type Check = (typeof checks)[number]

/** Something that is not as the release says. */
export interface Difference {
  check: Check
  /** A key, an address or a URL. */
  subject: string
  expected: string
  found: string
}

/** What was looked at, and every difference that was found. */
export class Findings {
  readonly checked: Record<Check, number> = { release: 0, objects: 0, addresses: 0, representations: 0 }
  readonly differences: Difference[] = []

  /** Counts one thing that was looked at, and keeps what is wrong with it, if anything is. */
  note(check: Check, difference: Omit<Difference, 'check'> | null): void {
    this.checked[check]++
    if (difference) this.differences.push({ check, ...difference })
  }
}
