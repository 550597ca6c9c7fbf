import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import type { ContentProblem } from '../articles/content-problem.ts'

/** The names in an edition's `withhold` rules that occur in at least one article. */
export interface MatchedRuleNames {
  agency: Set<string>
  author: Set<string>
}

/**
 * Reports names in an edition's `withhold` rules that occur in no article. If a name is misspelt, the articles that it
 * should withhold remain visible.
 */
export function findUnusedWithholdRules(
  contentFolder: ContentFolder,
  { id, withhold }: ConfiguredEdition,
  matchedNames: MatchedRuleNames,
): ContentProblem[] {
  const problems: ContentProblem[] = []
  for (const ruleKind of ['agency', 'author'] as const)
    for (const [ruleIndex, ruleName] of withhold[ruleKind].entries())
      if (!matchedNames[ruleKind].has(ruleName)) {
        const searchedFields = ruleKind === 'agency' ? 'agency, byline or authors' : 'byline or authors'
        problems.push({
          file: contentFolder.resolveEditionFile(id),
          field: ['withhold', ruleKind, ruleIndex],
          reason: `${ruleName} does not occur in any article’s ${searchedFields}: correct the spelling, or remove the name`,
        })
      }
  return problems
}
