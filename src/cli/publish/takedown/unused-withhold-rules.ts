import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ContentFolder } from '../../content/files/content-folder.ts'
import type { ContentProblem } from '../articles/content-problem.ts'

/** The names of an edition's rules that occur in an article. */
export interface MatchedRuleNames {
  agency: Set<string>
  author: Set<string>
}

/**
 * Finds the names of an edition's rules that occur in no article, since a misspelt rule would leave its articles
 * visible.
 */
export function findUnusedWithholdRules(
  contentFolder: ContentFolder,
  { id, withhold }: ConfiguredEdition,
  matchedRules: MatchedRuleNames,
): ContentProblem[] {
  const problems: ContentProblem[] = []
  for (const kind of ['agency', 'author'] as const)
    for (const [index, name] of withhold[kind].entries())
      if (!matchedRules[kind].has(name)) {
        const searchedFields = kind === 'agency' ? 'agency, byline or authors' : 'byline or authors'
        problems.push({
          file: contentFolder.editionFile(id),
          field: ['withhold', kind, index],
          reason: `${name} is in no article’s ${searchedFields}: correct it or remove it`,
        })
      }
  return problems
}
