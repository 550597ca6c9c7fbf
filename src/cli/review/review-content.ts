import path from 'node:path'
import type { Edition } from '../../model/edition.ts'
import { addressOfUrl, isUrlOnEditionHost } from '../content/addresses/article-address.ts'
import { type ContentFault, compareFaultsByPlace } from '../content/files/content-fault.ts'
import type { ContentFolder } from '../content/files/content-folder.ts'
import { type MediaNameByUrl, readMediaList } from '../content/picture-lists/media-list.ts'
import { readPictureLists } from '../content/picture-lists/read-picture-lists.ts'
import type { ProgressCounter } from '../progress.ts'
import { articleChecks } from './checks/index.ts'
import { DeadLinkFinder } from './dead-link-finder.ts'
import { findImportLosses } from './find-import-losses.ts'
import { type Finding, mergeMissingAddressFindings } from './finding.ts'
import { type ReviewedArticle, type ReviewedEdition, readReviewedArticle } from './reviewed-article.ts'
import { SameWordsFinder } from './same-words-finder.ts'

/** The findings of a review, and the faults of files that could not be reviewed. */
export interface Review {
  articles: number
  findings: Finding[]
  faults: ContentFault[]
}

/** Finders that compare several articles. */
interface CrossArticleFinders {
  sameWordsFinder: SameWordsFinder
  deadLinkFinder: DeadLinkFinder
}

/** True if articles with this status are published. Findings must not repeat the words of a taken-down article. */
const isPublishedStatus = (status: string | undefined) => status !== 'withheld' && status !== 'gone'

const runArticleChecks = (article: ReviewedArticle, file: string): Finding[] =>
  articleChecks.flatMap((check) => check(article)).map((finding) => ({ ...finding, file }))

async function reviewArticles(
  content: ContentFolder,
  reviewedEdition: ReviewedEdition,
  {
    review,
    progress,
    sameWordsFinder,
    deadLinkFinder,
  }: CrossArticleFinders & { review: Review; progress: ProgressCounter },
): Promise<void> {
  const publishedFiles = new Set<string>()
  for await (const file of content.listArticleFiles(reviewedEdition.edition.id)) {
    progress.step('articles')
    const article = await readReviewedArticle(file, reviewedEdition)
    if (Array.isArray(article)) {
      review.faults.push(...article)
      continue
    }
    deadLinkFinder.addKnownAddresses(article.addresses)
    if (!isPublishedStatus(article.fields.status?.is)) continue
    review.articles++
    const contentPath = content.toRelativePath(file)
    publishedFiles.add(contentPath)
    deadLinkFinder.addLinks(article, contentPath)
    review.findings.push(
      ...runArticleChecks(article, contentPath),
      ...sameWordsFinder.addAndCompare(article, contentPath),
    )
  }
  review.findings.push(
    ...(await findImportLosses(content, reviewedEdition.edition.id, (contentPath) =>
      publishedFiles.has(contentPath),
    )),
  )
}

/** Adds the addresses of stored pictures, because the archive answers at their original URLs too. */
function addPictureAddressesToFinder(
  mediaNameByUrl: MediaNameByUrl,
  { edition, editions }: Omit<ReviewedEdition, 'mediaNameByUrl'>,
  deadLinkFinder: DeadLinkFinder,
) {
  const ownPictureUrls = [...mediaNameByUrl.keys()].filter((url) => isUrlOnEditionHost(url, editions))
  deadLinkFinder.addKnownAddresses(ownPictureUrls.map((url) => addressOfUrl(url, edition, editions)))
}

async function addPageAddressesToFinder(
  content: ContentFolder,
  editionId: string,
  deadLinkFinder: DeadLinkFinder,
): Promise<void> {
  for await (const file of content.listPageFiles(editionId))
    deadLinkFinder.addKnownAddresses([`/${editionId}/pages/${path.basename(file, '.md')}`])
}

/**
 * Reviews some of an edition's articles, and what imports have lost from them. Does not compare their links and words
 * with other articles.
 * @param articleFiles paths of the articles' files
 */
export async function reviewSelectedArticles(
  content: ContentFolder,
  reviewedEdition: Omit<ReviewedEdition, 'mediaNameByUrl'>,
  articleFiles: readonly string[],
): Promise<Finding[]> {
  const mediaNameByUrl = await readMediaList(content.resolveMediaFolder(reviewedEdition.edition.id))
  const findings: Finding[] = []
  const publishedFiles = new Set<string>()
  for (const file of articleFiles) {
    const article = await readReviewedArticle(file, { ...reviewedEdition, mediaNameByUrl })
    if (Array.isArray(article) || !isPublishedStatus(article.fields.status?.is)) continue
    publishedFiles.add(content.toRelativePath(file))
    findings.push(...runArticleChecks(article, content.toRelativePath(file)))
  }
  const lossFindings = await findImportLosses(content, reviewedEdition.edition.id, (contentPath) =>
    publishedFiles.has(contentPath),
  )
  return [...lossFindings, ...findings]
}

/** Reviews every article of a content folder. Changes nothing. */
export async function reviewContent(
  content: ContentFolder,
  editions: readonly Edition[],
  progress: ProgressCounter,
): Promise<Review> {
  const review: Review = { articles: 0, findings: [], faults: [] }
  const finders = { sameWordsFinder: new SameWordsFinder(), deadLinkFinder: new DeadLinkFinder(editions) }
  for (const edition of editions) {
    const pictureLists = await readPictureLists(content.resolveMediaFolder(edition.id))
    const mediaNameByUrl = pictureLists.mediaNameByUrl
    review.faults = [...review.faults, ...pictureLists.faults]
    await addPageAddressesToFinder(content, edition.id, finders.deadLinkFinder)
    addPictureAddressesToFinder(mediaNameByUrl, { edition, editions }, finders.deadLinkFinder)
    await reviewArticles(content, { edition, editions, mediaNameByUrl }, { ...finders, review, progress })
  }
  review.findings = mergeMissingAddressFindings([
    ...review.findings,
    ...finders.deadLinkFinder.listDeadLinkFindings(),
  ])
  review.faults.sort(compareFaultsByPlace)
  return review
}
