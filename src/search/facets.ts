import type { ArticleDocument } from '../model/document.ts'
import type { PartialDate } from '../model/partial-date.ts'
import { isLatinName, slugify, spellOutSigns } from '../model/slug.ts'
import { splitWords } from './words.ts'

/** Kinds of names by which a search can be filtered. */
export type NameFilterKind = 'edition' | 'section' | 'topic' | 'author'

/** A name by which an article is filtered and counted: its token in the index, and the name that readers see. */
export interface ArticleFacet {
  token: string
  name: string
}

/** Separator within facet tokens. No word contains this character, so a typed word never equals a facet token. */
export const facetTokenSeparator = '·'

/** The token that every article has. A query with only exclusions selects it, and excludes articles from the result. */
export const everyArticleToken = `${facetTokenSeparator}all`

/** Maximum length of a name in a token, in characters; filters have the same limit. */
const maxNameLength = 200

/**
 * Returns the token of a facet; `null` if the name has no letter or digit. A name and its slug give the same token
 * (`C++` and `c-plus-plus`), so that a topic's address matches the typed topic.
 */
export function toFacetToken(kind: NameFilterKind, name: string): string | null {
  const spelledOutName = spellOutSigns(name.slice(0, maxNameLength))
  const listNameWords = () => splitWords(spelledOutName).map(({ word }) => word)
  const slug =
    (isLatinName(spelledOutName) && slugify(spelledOutName).replaceAll('-', facetTokenSeparator)) ||
    listNameWords().join(facetTokenSeparator)
  return slug === '' ? null : `${kind}${facetTokenSeparator}${slug}`
}

/** Lists the facets of an article: its edition, section, topics and authors. Names with the same token count once. */
export function listFacets({ edition, fields }: ArticleDocument): ArticleFacet[] {
  const kindsWithNames: [NameFilterKind, readonly string[]][] = [
    ['edition', [edition]],
    ['section', fields.section === null ? [] : [fields.section]],
    ['topic', fields.topics],
    ['author', fields.authors],
  ]
  const namesByToken = new Map<string, string>()
  for (const [kind, kindNames] of kindsWithNames)
    for (const name of kindNames) {
      const token = toFacetToken(kind, name)
      if (token !== null && !namesByToken.has(token)) namesByToken.set(token, name)
    }
  return Array.from(namesByToken, ([token, name]) => ({ token, name }))
}

/** Separator between the token and the name in a label. No token contains this character. */
export const labelSeparator = '|'

/** Lists the labels by which an article is counted: `<token>|<name>` for each facet and for the year of publication. */
export function listFacetLabels(
  articleFacets: readonly ArticleFacet[],
  published: PartialDate | null,
): string[] {
  const year = published?.slice(0, 4)
  const yearFacets = year === undefined ? [] : [{ token: `year${facetTokenSeparator}${year}`, name: year }]
  return [...articleFacets, ...yearFacets].map(({ token, name }) => `${token}${labelSeparator}${name}`)
}
