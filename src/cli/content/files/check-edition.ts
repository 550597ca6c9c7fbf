import { checkSync } from 'recheck'
import type { Edition } from '../../../model/edition.ts'

/** Returns the reason why a pattern must not run on readers' requests; `null` when a ReDoS checker proves it safe. */
function unsafePattern(pattern: string): string | null {
  try {
    new RegExp(pattern)
  } catch {
    return 'is not a regular expression'
  }
  const { status } = checkSync(pattern, 'gi', { timeout: 5000 })
  return status === 'safe'
    ? null
    : 'could take very long on some addresses: use no nested or adjacent repetitions'
}

/** A problem in one field of an edition. */
interface EditionProblem {
  field: string
  reason: string
}

/** Checks the fields that depend on other editions, and the safety of the identity pattern. */
export function checkEdition(edition: Edition, others: readonly Edition[]): EditionProblem[] {
  const problems: EditionProblem[] = []
  const patternProblem = edition.identity === null ? null : unsafePattern(edition.identity)
  if (patternProblem !== null) problems.push({ field: 'identity', reason: patternProblem })
  if (edition.parent !== null && !others.some(({ id }) => id === edition.parent))
    problems.push({
      field: 'parent',
      reason: `is not the id of an edition: no folder is named ${edition.parent}`,
    })
  for (const { id, hosts } of others)
    for (const host of hosts.filter((name) => edition.hosts.includes(name)))
      problems.push({
        field: 'hosts',
        reason: `${host} is a host of ${id} too: only one edition can own a host`,
      })
  return problems
}
