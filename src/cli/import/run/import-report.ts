import type { DroppedBlockReport } from '../accounting/dropped-blocks.ts'
import type { ImportWarning, Rejection, SkippedRecord } from '../importer.ts'
import type { StoredArticle } from '../shelf/article-outcome.ts'

/** An article that was read, and what became of it. */
export interface ArticleReport extends StoredArticle {
  source: string
  /** The first words of the source that are neither in the article nor in a block that was left out. */
  lost: string[]
  lostCount: number
}

/** What an import did: every article, skip and refusal. */
export interface ImportReport {
  articles: ArticleReport[]
  skipped: Omit<SkippedRecord, 'kind'>[]
  rejections: Omit<Rejection, 'kind'>[]
  remarks: Omit<ImportWarning, 'kind'>[]
  pictures: number
  /** Files that hold the same words under several URLs; they are kept as they were. */
  duplicates: string[][]
  /** Text that was left out of articles, for a reason. */
  dropped: DroppedBlockReport[]
  /** Why the import ended before its last file; `null` when it did not. */
  stopped: string | null
}

export const createReport = (): ImportReport => ({
  articles: [],
  skipped: [],
  rejections: [],
  remarks: [],
  pictures: 0,
  duplicates: [],
  dropped: [],
  stopped: null,
})

/** Whether anything was refused, left aside or lost. */
export const needsAttention = ({ articles, rejections, stopped }: ImportReport): boolean =>
  stopped !== null ||
  rejections.length > 0 ||
  articles.some(({ outcome, lostCount }) => outcome === 'conflict' || lostCount > 0)
