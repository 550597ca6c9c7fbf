import { type ArticleFields, chooseCredit } from '../../../model/article.ts'
import type { ListedArticle, SmallPicture } from '../../../model/document.ts'
import { lastChangeOf } from '../../../model/last-change.ts'
import { shorten } from '../../../model/shorten.ts'
import { choosePrintedStandfirst } from '../../../model/standfirst.ts'

/** Lengths of an excerpt: one line in two columns, and the least that a whole sentence must have. */
const [maxExcerpt, minSentence] = [160, 60]

/** The end of a sentence, after a word or number longer than most abbreviations, with its closing quotation marks. */
const sentenceEnd = /(?<=[\p{Ll}\p{N}]{3}|[»”"’)])[.!?…]+(?:\s?[»”"’)])*(?=\s|$)|[。！？][」』]*/gu

/** Returns as many whole sentences as fit in one line, else its beginning, cut between words. */
export function excerptOf(paragraph: string): string {
  const line = shorten(paragraph, maxExcerpt + 1, '')
  const ends = [...line.matchAll(sentenceEnd)].map(({ 0: { length }, index }) => index + length)
  const lastEnd = ends.findLast((end) => end >= minSentence && end <= maxExcerpt)
  return lastEnd === undefined ? shorten(paragraph, maxExcerpt) : line.slice(0, lastEnd)
}

/** What the line of an article needs besides its fields. */
interface ListingParts {
  address: string
  /** Plain text of its first paragraph. */
  lead: string
  picture: SmallPicture | null
  editionLanguage: string
}

/** Creates an article's line in lists. Absent parts take no room in the lists of 400,000 articles. */
export function createListing(
  fields: ArticleFields,
  { address, lead, picture, editionLanguage }: ListingParts,
): ListedArticle {
  const { headline, published, language, section } = fields
  const excerpt = excerptOf(choosePrintedStandfirst(fields) ?? lead)
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
