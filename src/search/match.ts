import { everyArticleToken } from './facets.ts'
import type { Query, Term } from './query.ts'

/** A token as an FTS5 string (https://sqlite.org/fts5.html §3.1): nothing in it is syntax. */
const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`

function expressionOf(term: Term): string {
  if (term.kind === 'prefix') return `{title body} : ${quoted(term.prefix)} *`
  if (term.kind === 'phrase') return `{title body} : ${quoted(term.words.join(' '))}`
  return `(${[term.word, ...term.forms].map(quoted).join(' OR ')})`
}

/**
 * The FTS5 expression for a query and facets; `null` when every article is meant. It is made of quoted tokens that the
 * analysis let through and of our own operators: whatever a reader types, it cannot be a syntax error or name a column.
 */
export function matchExpression({ required, excluded }: Query, facets: readonly string[]): string | null {
  const all = [...required.map(expressionOf), ...facets.map(quoted)]
  const none = excluded.map((term) => `(${expressionOf(term)})`).join(' OR ')
  if (all.length === 0 && none === '') return null
  const wanted = all.length === 0 ? quoted(everyArticleToken) : all.map((each) => `(${each})`).join(' AND ')
  return none === '' ? wanted : `(${wanted}) NOT (${none})`
}
