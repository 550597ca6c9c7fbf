import { isLatin, slugify, spellOutSigns } from '../model/slug.ts'
import { splitWords } from './words.ts'

/** What an article can be chosen by, beside its words. */
export type FacetKind = 'edition' | 'section' | 'topic' | 'author'

/** No word has this character, so no word that a reader types is a facet. */
const mark = '·'

/** The facet that every article has: exclusions alone need something to exclude from. */
export const everyArticleToken = `${mark}all`

/** No more of a name is read, in characters: as much as a filter may have. */
const longestName = 200

/**
 * The one token that stands for a facet: of a name or of its slug alike (`C++` and `c-plus-plus`), so that the addresses of
 * topics and what a reader types mean the same. `null` when nothing of the name is left.
 */
export function facetToken(kind: FacetKind, name: string): string | null {
  const spelled = spellOutSigns(name.slice(0, longestName))
  const words = () => splitWords(spelled).map(({ word }) => word)
  const slug = (isLatin(spelled) && slugify(spelled).replaceAll('-', mark)) || words().join(mark)
  return slug === '' ? null : `${kind}${mark}${slug}`
}
