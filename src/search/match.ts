import { everyArticleToken } from './facets.ts'
import type { Query, Term } from './query.ts'

/** Quotes a token as an FTS5 string (https://sqlite.org/fts5.html §3.1), so that nothing in it is syntax. */
const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`

function expressionOf(term: Term): string {
  if (term.kind === 'prefix') return `{title body} : ${quoted(term.prefix)} *`
  if (term.kind === 'phrase') return `{title body} : ${quoted(term.words.join(' '))}`
  return `(${[term.word, ...term.forms].map(quoted).join(' OR ')})`
}

/**
 * Builds the FTS5 expression of a query and facets; `null` when every article matches. Only analysed tokens, quoted,
 * and our own operators occur in it, so that no input can cause a syntax error or name a column.
 */
export function matchExpression({ required, excluded }: Query, facets: readonly string[]): string | null {
  const all = [...required.map(expressionOf), ...facets.map(quoted)]
  const none = excluded.map((term) => `(${expressionOf(term)})`).join(' OR ')
  if (all.length === 0 && none === '') return null
  const wanted = all.length === 0 ? quoted(everyArticleToken) : all.map((each) => `(${each})`).join(' AND ')
  return none === '' ? wanted : `(${wanted}) NOT (${none})`
}
