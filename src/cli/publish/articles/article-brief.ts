import { foldAddress } from '../../../model/address.ts'
import { generateBaseAddresses } from '../../content/addresses/explicit-url.ts'
import type { ArticleSummary } from './article-summary.ts'

/**
 * The facts by which lists are ordered, divided and counted, and by which conflicting addresses are recognised,
 * without the article's text.
 */
export interface ArticleBrief
  extends Pick<
    ArticleSummary,
    | 'edition'
    | 'address'
    | 'published'
    | 'names'
    | 'isNoindex'
    | 'textLength'
    | 'missingParts'
    | 'lostPictureCount'
  > {
  /** Folded addresses of which an address of the article looks like an explicit URL, such as `/x` for `/x.json`. */
  explicitBases: readonly string[]
}

export function toArticleBrief(summary: ArticleSummary): ArticleBrief {
  const {
    edition,
    address,
    published,
    names,
    isNoindex,
    textLength,
    missingParts,
    lostPictureCount,
    formerly,
  } = summary
  const explicitBases = [address, ...formerly.map((former) => former.address)].flatMap((ownAddress) => [
    ...generateBaseAddresses(ownAddress),
  ])
  return {
    edition,
    address,
    published,
    names,
    isNoindex,
    textLength,
    missingParts,
    lostPictureCount,
    explicitBases: explicitBases.map(foldAddress),
  }
}
