import { type ArticleFields, chooseCredit } from '../../../model/article.ts'
import type { ListedArticle, SizedPicture } from '../../../model/document.ts'
import { lastChangeAfterPublicationOf } from '../../../model/last-change-after-publication.ts'
import { shortenToLine } from '../../../model/shorten-to-line.ts'
import { findPrintedStandfirst } from '../../../model/standfirst.ts'

/**
 * Maximum length in characters of an excerpt, which fits on one line across two columns. Minimum length of an excerpt
 * that consists of whole sentences.
 */
const [maxExcerptLength, minSentencesLength] = [160, 60]

/**
 * Matches the end of a sentence, including closing quotation marks. In Latin scripts, the punctuation must follow a
 * closing quotation mark, or at least three lower-case letters or digits, because few abbreviations are that long.
 */
const sentenceEndPattern = /(?<=[\p{Ll}\p{N}]{3}|[»”"’)])[.!?…]+(?:\s?[»”"’)])*(?=\s|$)|[。！？][」』]*/gu

/**
 * Creates an excerpt from as many whole sentences of a paragraph as fit on one line. If the result would be too short,
 * cuts the paragraph between two words instead.
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

/** The parts of an article's line in lists that do not come from its fields. */
interface ListingParts {
  address: string
  /** Plain text of the article's first paragraph. */
  lead: string
  picture: SizedPicture | null
  editionLanguage: string
}

/** Creates an article's line in lists. Omits absent parts to save memory: an archive may have 400,000 lines. */
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
    modified: lastChangeAfterPublicationOf(fields),
    ...(language !== null && language !== editionLanguage && { language }),
    ...(excerpt !== '' && { excerpt }),
    ...(credit && { credit }),
    ...(section !== null && { section }),
    ...(picture && { picture }),
  }
}
