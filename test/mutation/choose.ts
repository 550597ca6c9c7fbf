import { randomNumbers } from '../support/random.ts'
import type { Mutant } from './mutants.ts'

/**
 * `count` mutants, the same for the same seed. Draws a kind, then a mutant of that kind, so that long word lists do not
 * outnumber conditions.
 */
export function chooseMutants(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  const random = randomNumbers(seed)
  const byKind = Map.groupBy(mutants, ({ kind }) => kind)
  const chosen: Mutant[] = []
  while (chosen.length < count && byKind.size > 0) {
    const kinds = [...byKind.keys()].sort()
    const kind = kinds[Math.floor(random() * kinds.length)] ?? ''
    const own = byKind.get(kind) ?? []
    chosen.push(...own.splice(Math.floor(random() * own.length), 1))
    if (own.length === 0) byKind.delete(kind)
  }
  return chosen
}
