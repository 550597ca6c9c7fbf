import type { TermsRule } from '../../../model/terms.ts'
import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ArticleSummary } from './article-summary.ts'
import type { ContentProblem } from './content-problem.ts'

/** Formats the conditions of a rule as in `edition.yaml`: `agency: AFP, from: 2010`. */
const describeConditions = (conditions: TermsRule['conditions']): string =>
  Object.entries(conditions)
    .flatMap(([name, condition]) => (condition === null ? [] : [`${name}: ${condition}`]))
    .join(', ')

/**
 * Reports the rules in an edition's `rights` that apply to no article. If a condition is misspelt, a later rule
 * applies to the intended articles. A rule without conditions is never reported.
 */
export function findUnusedRightsRules(
  file: string,
  { rightsRules }: Pick<ConfiguredEdition, 'rightsRules'>,
  articles: readonly ArticleSummary[],
): ContentProblem[] {
  const usedRulePositions = new Set(articles.map(({ termsRulePosition }) => termsRulePosition))
  return rightsRules.flatMap(({ conditions }, position) =>
    usedRulePositions.has(position) || Object.values(conditions).every((condition) => condition === null)
      ? []
      : [
          {
            file,
            field: ['rights', position],
            reason: `the rule “${describeConditions(conditions)}” applies to no article, or only to articles to which an earlier rule applies: correct its conditions, move it up, or remove it`,
          },
        ],
  )
}
