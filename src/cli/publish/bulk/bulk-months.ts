import { hash } from 'node:crypto'
import type { ConfiguredEdition } from '../../content/files/configuration.ts'
import type { ContentSurvey } from '../content-survey.ts'

/** The articles of one month of an edition that has bulk files. */
export interface BulkMonth {
  edition: string
  /** `2016-04`; `2016` for articles without a month, `undated` for articles without a date. */
  month: string
  /** Positions of the articles in the survey, in order of address. */
  articlePositions: number[]
}

const toMonth = (published: string | null) => published?.slice(0, 7) ?? 'undated'

/**
 * Groups the articles of editions that offer bulk files by edition and month, in that order. Omits articles that are
 * excluded from search.
 */
export function groupBulkArticlesByMonth({
  configuredEditions,
  articles,
}: Pick<ContentSurvey, 'configuredEditions' | 'articles'>): BulkMonth[] {
  const bulkEditionIds = new Set(
    configuredEditions.filter(({ allowsBulkDownload }) => allowsBulkDownload).map(({ id }) => id),
  )
  const bulkMonthByKey = new Map<string, BulkMonth>()
  for (const [position, { edition, published, isNoindex }] of articles.entries()) {
    if (!bulkEditionIds.has(edition) || isNoindex) continue
    const month = toMonth(published)
    const monthKey = `${edition}/${month}`
    const bulkMonth = bulkMonthByKey.get(monthKey) ?? { edition, month, articlePositions: [] }
    bulkMonth.articlePositions.push(position)
    bulkMonthByKey.set(monthKey, bulkMonth)
  }
  const getAddressAt = (position: number) => articles[position]?.address ?? ''
  for (const { articlePositions } of bulkMonthByKey.values())
    articlePositions.sort((a, b) => (getAddressAt(a) < getAddressAt(b) ? -1 : 1))
  return [...bulkMonthByKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/**
 * Returns the URL of the licence that all articles in an edition's bulk files share; `null` if they do not share one.
 */
export function findCommonLicense(
  { id, rightsRules }: Pick<ConfiguredEdition, 'id' | 'rightsRules'>,
  articles: ContentSurvey['articles'],
): string | null {
  const bulkArticles = articles.filter(({ edition, isNoindex }) => edition === id && !isNoindex)
  const licenses = new Set(
    bulkArticles.map(({ termsRulePosition }) => rightsRules[termsRulePosition ?? -1]?.terms.license ?? null),
  )
  const [license = null] = licenses
  return licenses.size === 1 ? license : null
}

/** Returns a digest of the documents from which a month's files are made. */
export function digestMonth(
  { articlePositions }: BulkMonth,
  { documents }: Pick<ContentSurvey, 'documents'>,
): string {
  const documentDigests = articlePositions.map((position) => documents.at(position).documentDigest)
  return hash('sha256', documentDigests.join('\n'))
}
