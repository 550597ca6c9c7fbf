import type { Edition } from '../../../model/edition.ts'
import { isSafePattern, type PatternVerdictStore } from '../patterns/is-safe-pattern.ts'

/**
 * Returns the reason why a pattern must not be applied to readers' requests; `null` if a ReDoS checker finds it safe.
 */
async function findPatternProblem(
  pattern: string,
  verdictStore?: PatternVerdictStore,
): Promise<string | null> {
  try {
    new RegExp(pattern)
  } catch {
    return "is not a regular expression: correct it, as in '_n_(\\d+)', or remove the line"
  }
  return (await isSafePattern(pattern, verdictStore))
    ? null
    : "could take very long on some addresses: let no repetition (+ or *) contain another or follow one, as in '_n_(\\d+)', or remove the line"
}

/** A problem in one field of an edition. */
interface EditionProblem {
  field: string
  reason: string
}

/**
 * Checks an edition's parent and hosts against the other editions, and checks that its `identity` pattern is safe.
 * `editionIds` includes editions whose own files have faults, which `otherEditions` lacks.
 */
export async function findEditionProblems(
  edition: Edition,
  { editionIds, otherEditions }: { editionIds: readonly string[]; otherEditions: readonly Edition[] },
  verdictStore?: PatternVerdictStore,
): Promise<EditionProblem[]> {
  const problems: EditionProblem[] = []
  const patternProblem =
    edition.identity === null ? null : await findPatternProblem(edition.identity, verdictStore)
  if (patternProblem !== null) problems.push({ field: 'identity', reason: patternProblem })
  if (edition.parent !== null && (edition.parent === edition.id || !editionIds.includes(edition.parent)))
    problems.push({
      field: 'parent',
      reason: `is ${edition.parent}, but no edition's folder beside this one has that name: correct it, or remove the line`,
    })
  for (const { id, hosts } of otherEditions)
    for (const host of hosts.filter((hostName) => edition.hosts.includes(hostName)))
      problems.push({
        field: 'hosts',
        reason: `${host} is a host of ${id} too: remove it from the hosts of one of them, since a host belongs to one edition only`,
      })
  return problems
}
