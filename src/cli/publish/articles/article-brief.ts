import { foldAddress } from '../../../model/address.ts'
import { generateBaseAddresses } from '../../content/addresses/explicit-url.ts'
import type { ArticleSummary } from './article-summary.ts'

/**
 * The part of an article's summary that is needed to order, divide and count lists, and to detect conflicting
 * addresses.
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
  /**
   * Folded addresses whose explicit URLs could coincide with an address of the article: `/x` for an article at
   * `/x.json`.
   */
  explicitBases: readonly string[]
}

export function toArticleBrief(summary: ArticleSummary): ArticleBrief {
  const { edition, address, published, names, isNoindex, textLength, missingParts, lostPictureCount } =
    summary
  const articleAddresses = [address, ...summary.formerly.map((former) => former.address)]
  const explicitBases = articleAddresses.flatMap((articleAddress) => [
    ...generateBaseAddresses(articleAddress),
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
