import type { ArticleDocument } from '../model/document.ts'
import type { PartialDate } from '../model/partial-date.ts'
import { isLatin, slugify, spellOutSigns } from '../model/slug.ts'
import { splitWords } from './words.ts'

/** Criteria of a search besides its words. */
export type FilterKind = 'edition' | 'section' | 'topic' | 'author'

/** A facet of an article: its token in the index, and the name that readers see. */
export interface ArticleFacet {
  token: string
  name: string
}

/** Separator of facet tokens. No word contains it, so no typed word is a facet. */
export const tokenSeparator = '·'

/** A facet of every article, from which a query of exclusions alone subtracts. */
export const everyArticleToken = `${tokenSeparator}all`

/** Maximum length of a name in characters, as long as a filter may be. */
const maxNameLength = 200

/**
 * Returns the token of a facet. A name and its slug give the same token (`C++` and `c-plus-plus`), so that a topic's
 * address and a typed topic match. `null` when the name has no letter or digit.
 */
export function toFacetToken(kind: FilterKind, name: string): string | null {
  const spelledOut = spellOutSigns(name.slice(0, maxNameLength))
  const listFacetWords = () => splitWords(spelledOut).map(({ word }) => word)
  const slug =
    (isLatin(spelledOut) && slugify(spelledOut).replaceAll('-', tokenSeparator)) ||
    listFacetWords().join(tokenSeparator)
  return slug === '' ? null : `${kind}${tokenSeparator}${slug}`
}

/** Lists an article's facets, each once. */
export function listFacets({ edition, fields }: ArticleDocument): ArticleFacet[] {
  const names: [FilterKind, readonly string[]][] = [
    ['edition', [edition]],
    ['section', fields.section === null ? [] : [fields.section]],
    ['topic', fields.topics],
    ['author', fields.authors],
  ]
  const facets = new Map<string, string>()
  for (const [kind, each] of names)
    for (const name of each) {
      const token = toFacetToken(kind, name)
      if (token !== null && !facets.has(token)) facets.set(token, name)
    }
  return Array.from(facets, ([token, name]) => ({ token, name }))
}

/** Separator of a label's token and name: no token contains it. */
export const labelSeparator = '|'

/** Lists the labels by which an article is counted: the tokens and names of its facets, and of its year. */
export function listFacetLabels(facets: readonly ArticleFacet[], published: PartialDate | null): string[] {
  const year = published?.slice(0, 4)
  const years = year === undefined ? [] : [{ token: `year${tokenSeparator}${year}`, name: year }]
  return [...facets, ...years].map(({ token, name }) => `${token}${labelSeparator}${name}`)
}
