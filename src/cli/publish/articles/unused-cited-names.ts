import { listCitedAuthors } from '../../../model/cited-name.ts'
import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ArticleSummary } from './article-summary.ts'
import type { ContentProblem } from './content-problem.ts'

type CreditedArticle = Pick<ArticleSummary, 'names' | 'listing' | 'missingParts'>

const listCitedArticleAuthors = ({
  names: { authors },
  listing: { credit },
  missingParts,
}: CreditedArticle) => listCitedAuthors({ authors, byline: missingParts.byline ? null : (credit ?? null) })

/** Reports the entries of an edition's `names` that no citation uses, because a misspelt entry has no effect. */
export function findUnusedCitedNames(
  file: string,
  { names }: Pick<ConfiguredEdition, 'names'>,
  articles: readonly CreditedArticle[],
): ContentProblem[] {
  const unusedNames = new Set(Object.keys(names))
  for (const article of unusedNames.size === 0 ? [] : articles)
    for (const name of listCitedArticleAuthors(article)) unusedNames.delete(name)
  return [...unusedNames].map((name) => ({
    file,
    field: ['names', name],
    reason: `${name} is not an author of any published article, nor the byline of one without authors: correct the spelling, or remove the name`,
  }))
}
