import type { ArchiveSize } from './size.ts'

/**
 * Sizes that `npm run bench:sizes -- 10000 400000 1000000` measured on 2026-11-24. `articleBytes` is the mean size of
 * the published objects of 2,000 generated articles of about 420 words. The other objects are the lists, shards and
 * sitemaps of 13 years, with five topics per article.
 */
export const measuredSizes = {
  articleBytes: 8_723,
  otherObjectsByArticleCount: {
    '10000': { count: 6_901, bytes: 17_110_094 },
    '400000': { count: 92_154, bytes: 521_988_205 },
    '1000000': { count: 244_950, bytes: 1_314_877_673 },
  },
} as const

/** The assumed number of pictures per article, and their mean size. */
export const assumedPictures = { countPerArticle: 0.5, bytesPerPicture: 120_000 } as const

/** Computes the size of a sample archive with one of the measured numbers of articles. */
export function computeSampleArchiveSize(articleCount: 10_000 | 400_000 | 1_000_000): ArchiveSize {
  const { count, bytes } = measuredSizes.otherObjectsByArticleCount[`${articleCount}`]
  const pictureCount = articleCount * assumedPictures.countPerArticle
  return {
    articleCount,
    objects: { count: articleCount + count, bytes: articleCount * measuredSizes.articleBytes + bytes },
    pictures: { count: pictureCount, bytes: pictureCount * assumedPictures.bytesPerPicture },
  }
}
