import { type ArticleFields, chooseCredit } from '../../../model/article.ts'
import type { ListedArticle, SizedPicture } from '../../../model/document.ts'
import { lastChangeOf } from '../../../model/last-change.ts'
import { shortenToLine } from '../../../model/shorten-to-line.ts'
import { findPrintedStandfirst } from '../../../model/standfirst.ts'

/**
 * In characters: the maximum length of an excerpt, which fits on one line across two columns, and the minimum
 * length of an excerpt that ends with a sentence.
 */
const [maxExcerptLength, minSentencesLength] = [160, 60]

/**
 * The end of a sentence: after a word or number of at least three characters (few abbreviations are as long), with its
 * closing quotation marks.
 */
const sentenceEndPattern = /(?<=[\p{Ll}\p{N}]{3}|[»”"’)])[.!?…]+(?:\s?[»”"’)])*(?=\s|$)|[。！？][」』]*/gu

/**
 * Returns as many whole sentences as fit on a line; if they would be too short, the beginning of the paragraph,
 * cut between words.
 */
export function createExcerpt(paragraph: string): string {
  const excerptLine = shortenToLine(paragraph, maxExcerptLength + 1, '')
  const sentenceEnds = [...excerptLine.matchAll(sentenceEndPattern)].map(
    ({ 0: { length }, index }) => index + length,
  )
  const lastSentenceEnd = sentenceEnds.findLast((end) => end >= minSentencesLength && end <= maxExcerptLength)
  return lastSentenceEnd === undefined
    ? shortenToLine(paragraph, maxExcerptLength)
    : excerptLine.slice(0, lastSentenceEnd)
}

/** The parts of an article's line in lists besides its fields. */
interface ListingParts {
  address: string
  /** Plain text of its first paragraph. */
  lead: string
  picture: SizedPicture | null
  editionLanguage: string
}

/** Creates an article's line in lists. Omits absent parts, since lists have 400,000 articles. */
export function createListing(
  fields: ArticleFields,
  { address, lead, picture, editionLanguage }: ListingParts,
): ListedArticle {
  const { headline, published, language, section } = fields
  const excerpt = createExcerpt(findPrintedStandfirst(fields) ?? lead)
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
