import type { DroppedBlockReport } from '../accounting/dropped-blocks.ts'
import type { ImportWarning, Rejection, SkippedRecord } from '../importer.ts'
import type { StoreResult } from '../shelf/article-outcome.ts'
import { hasMissingSizes, type SizesReport } from '../sizes/make-sizes.ts'

/** An imported article and its outcome. */
export interface ArticleReport extends StoreResult {
  source: string
  /** The first words of the source that are neither in the article nor in a dropped block. */
  lost: string[]
  lostCount: number
}

/** The report of an import, as `import-report.json` contains it (docs/content.md). */
export interface ImportReport {
  articles: ArticleReport[]
  skipped: Omit<SkippedRecord, 'kind'>[]
  rejections: Omit<Rejection, 'kind'>[]
  remarks: Omit<ImportWarning, 'kind'>[]
  pictures: number
  /** Groups of files that contain the same words under several URLs. Imports leave them unchanged. */
  duplicates: string[][]
  /** Text that was left out of articles, with the reason. */
  dropped: DroppedBlockReport[]
  /** The reason why the import stopped before its last file; `null` if it did not. */
  stopped: string | null
  /** Only for an import that made smaller copies of pictures. */
  sizes?: SizesReport
}

export const createImportReport = (): ImportReport => ({
  articles: [],
  skipped: [],
  rejections: [],
  remarks: [],
  pictures: 0,
  duplicates: [],
  dropped: [],
  stopped: null,
})

export function addRejection({ rejections }: ImportReport, { kind, ...rejection }: Rejection): void {
  rejections.push(rejection)
}

/**
 * True if the import stopped early, or an article or picture was rejected, in conflict, or lost words or its smaller
 * copies.
 */
export const needsAttention = ({ articles, rejections, stopped, sizes }: ImportReport): boolean =>
  stopped !== null ||
  (sizes !== undefined && hasMissingSizes(sizes)) ||
  rejections.length > 0 ||
  articles.some(({ outcome, lostCount }) => outcome === 'conflict' || lostCount > 0)
