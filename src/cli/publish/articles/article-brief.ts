import { foldAddress } from '../../../model/address.ts'
import { listExplicitBases } from '../../content/addresses/explicit-url.ts'
import type { ArticleSummary } from './article-summary.ts'

/** The facts by which lists are ordered, divided and counted, and addresses are told apart, without the article's text. */
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
  /** Folded addresses for which an address of the article would be an explicit URL. */
  explicitBases: readonly string[]
}

/** Returns the brief of a summary. */
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
  const bases = [address, ...formerly.map((former) => former.address)].flatMap((each) => [
    ...listExplicitBases(each),
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
    explicitBases: bases.map(foldAddress),
  }
}
