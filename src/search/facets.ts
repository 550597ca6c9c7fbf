import { isLatin, slugify, spellOutSigns } from '../model/slug.ts'
import { splitWords } from './words.ts'

/** Criteria of a search beside its words. */
export type FacetKind = 'edition' | 'section' | 'topic' | 'author'

/** Separator of facet tokens. No word contains it, so that no typed word is a facet. */
const separator = '·'

/** A facet of every article, from which a query of exclusions alone subtracts. */
export const everyArticleToken = `${separator}all`

/** Maximum length of a name in characters, as long as a filter may be. */
const maxNameLength = 200

/**
 * Returns the token of a facet. A name and its slug give the same token (`C++` and `c-plus-plus`), so that a topic's
 * address and a typed topic match. `null` when the name has no letter or digit.
 */
export function toFacetToken(kind: FacetKind, name: string): string | null {
  const spelledOut = spellOutSigns(name.slice(0, maxNameLength))
  const listFacetWords = () => splitWords(spelledOut).map(({ word }) => word)
  const slug =
    (isLatin(spelledOut) && slugify(spelledOut).replaceAll('-', separator)) ||
    listFacetWords().join(separator)
  return slug === '' ? null : `${kind}${separator}${slug}`
}
