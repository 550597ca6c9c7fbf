import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ArticleSummary } from './article-summary.ts'
import type { ContentProblem } from './content-problem.ts'

/**
 * Finds the rules of an edition's `rights` that apply to no article: the articles of a misspelt one would fall under
 * the next.
 */
export function findUnusedTerms(
  file: string,
  { rights }: Pick<ConfiguredEdition, 'rights'>,
  articles: readonly ArticleSummary[],
): ContentProblem[] {
  const usedRules = new Set(articles.map(({ termsRulePosition }) => termsRulePosition))
  return rights.flatMap(({ conditions }, position) =>
    usedRules.has(position) || Object.values(conditions).every((condition) => condition === null)
      ? []
      : [
          {
            file,
            field: ['rights', position],
            reason:
              'applies to no article, or an earlier rule applies to all of them: correct it or remove it',
          },
        ],
  )
}
