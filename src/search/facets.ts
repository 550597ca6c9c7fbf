import type { ArticleDocument } from '../model/document.ts'
import type { PartialDate } from '../model/partial-date.ts'
import { isLatinName, slugify, spellOutSigns } from '../model/slug.ts'
import { splitWords } from './words.ts'

/** A kind of name by which a search can be filtered. */
export type NameFilterKind = 'edition' | 'section' | 'topic' | 'author'

/** A name by which articles are filtered and counted: its token in the index, and the name that readers see. */
export interface ArticleFacet {
  token: string
  name: string
}

/** Separator within facet tokens. No word contains this character, so a typed word never equals a facet token. */
export const facetTokenSeparator = '·'

/**
 * The token of every article. A query that consists only of exclusions matches this token, and then excludes
 * articles.
 */
export const everyArticleToken = `${facetTokenSeparator}all`

/** Maximum length of a name in a token, in characters. Filters have the same limit. */
const maxNameLength = 200

/**
 * Returns a facet's token, or `null` if the name has no letter or digit. A name and its slug have the same token
 * (`C++` and `c-plus-plus`), so that the slug in a topic's address finds the same articles as the typed topic.
 */
export function toFacetToken(kind: NameFilterKind, name: string): string | null {
  const spelledOutName = spellOutSigns(name.slice(0, maxNameLength))
  const listNameWords = () => splitWords(spelledOutName).map(({ word }) => word)
  const slug =
    (isLatinName(spelledOutName) && slugify(spelledOutName).replaceAll('-', facetTokenSeparator)) ||
    listNameWords().join(facetTokenSeparator)
  return slug === '' ? null : `${kind}${facetTokenSeparator}${slug}`
}

/** Lists an article's facets: its edition, section, topics and authors. Names with the same token count once. */
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

/**
 * Lists the labels by which an article is counted: `<token>|<name>` for each facet and for the year of publication.
 */
export function listFacetCountKeys(
  articleFacets: readonly ArticleFacet[],
  published: PartialDate | null,
): string[] {
  const year = published?.slice(0, 4)
  const yearFacets = year === undefined ? [] : [{ token: `year${facetTokenSeparator}${year}`, name: year }]
  return [...articleFacets, ...yearFacets].map(({ token, name }) => `${token}${labelSeparator}${name}`)
}
