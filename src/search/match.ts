import { everyArticleToken } from './facets.ts'
import type { Query, SearchTerm } from './query.ts'

/** Quotes a token as an FTS5 string (https://sqlite.org/fts5.html §3.1), so that it cannot contain syntax. */
const quoteToken = (token: string) => `"${token.replaceAll('"', '""')}"`

/** Builds the FTS5 expression for a term. Prefixes and phrases match only the title and body. */
function toTermExpression(term: SearchTerm): string {
  if (term.kind === 'prefix') return `{title body} : ${quoteToken(term.prefix)} *`
  if (term.kind === 'phrase') return `{title body} : ${quoteToken(term.words.join(' '))}`
  return `(${[term.word, ...term.baseForms].map(quoteToken).join(' OR ')})`
}

/**
 * Builds the FTS5 expression for a query and facet tokens. Returns `null` if every article matches. The expression
 * contains only quoted tokens and our own operators, so no input can cause a syntax error or refer to a column.
 */
export function toMatchExpression(
  { required, excluded }: Query,
  facetTokens: readonly string[],
): string | null {
  const conditions = [...required.map(toTermExpression), ...facetTokens.map(quoteToken)]
  const exclusionExpression = excluded.map((term) => `(${toTermExpression(term)})`).join(' OR ')
  if (conditions.length === 0 && exclusionExpression === '') return null
  const inclusionExpression =
    conditions.length === 0
      ? quoteToken(everyArticleToken)
      : conditions.map((condition) => `(${condition})`).join(' AND ')
  return exclusionExpression === ''
    ? inclusionExpression
    : `(${inclusionExpression}) NOT (${exclusionExpression})`
}
