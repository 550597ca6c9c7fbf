import { type ArticleFields, chooseCredit } from '../../../model/article.ts'
import type { ListedArticle, SmallPicture } from '../../../model/document.ts'
import { lastChangeOf } from '../../../model/last-change.ts'
import { shorten } from '../../../model/shorten.ts'
import { choosePrintedStandfirst } from '../../../model/standfirst.ts'

/**
 * Maximum length of an excerpt, which fits on one line of two columns, and minimum length of one in whole sentences.
 */
const [maxExcerpt, minSentence] = [160, 60]

/**
 * The end of a sentence: after a word or number of at least three characters (few abbreviations are as long), with its
 * closing quotation marks.
 */
const sentenceEnd = /(?<=[\p{Ll}\p{N}]{3}|[»”"’)])[.!?…]+(?:\s?[»”"’)])*(?=\s|$)|[。！？][」』]*/gu

/** Returns as many whole sentences as fit on a line, otherwise the beginning of the first, cut between words. */
export function makeExcerpt(paragraph: string): string {
  const line = shorten(paragraph, maxExcerpt + 1, '')
  const ends = [...line.matchAll(sentenceEnd)].map(({ 0: { length }, index }) => index + length)
  const lastEnd = ends.findLast((end) => end >= minSentence && end <= maxExcerpt)
  return lastEnd === undefined ? shorten(paragraph, maxExcerpt) : line.slice(0, lastEnd)
}

/** The parts of an article's line besides its fields. */
interface ListingParts {
  address: string
  /** Plain text of its first paragraph. */
  lead: string
  picture: SmallPicture | null
  editionLanguage: string
}

/** Creates an article's line in lists. Omits absent parts, since lists have 400,000 articles. */
export function createListing(
  fields: ArticleFields,
  { address, lead, picture, editionLanguage }: ListingParts,
): ListedArticle {
  const { headline, published, language, section } = fields
  const excerpt = makeExcerpt(choosePrintedStandfirst(fields) ?? lead)
  const credit = chooseCredit(fields)
  return {
    address,
    headline,
    published,
    modified: lastChangeOf(fields),
    ...(language !== null && language !== editionLanguage && { language }),
    ...(excerpt !== '' && { excerpt }),
    ...(credit && { credit }),
    ...(section !== null && { section }),
    ...(picture && { picture }),
  }
}
