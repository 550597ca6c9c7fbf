import type { DroppedBlockReport } from '../accounting/dropped-blocks.ts'
import type { ImportWarning, Rejection, SkippedRecord } from '../importer.ts'
import type { StoreResult } from '../shelf/article-outcome.ts'
import { hasMissingSizes, type SizesReport } from '../sizes/make-sizes.ts'

/** An imported article and its outcome. */
export interface ArticleReport extends StoreResult {
  source: string
  /** The first source words that are in neither the article nor a dropped block. */
  lost: string[]
  lostCount: number
}

/** The report of an import, as written to `import-report.json` (docs/content.md). */
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
  /** Present only if the import made smaller copies of pictures. */
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
 * True if the import stopped early, a record was rejected, an article was in conflict or lost words, or smaller copies
 * of a picture are missing.
 */
export const needsAttention = ({ articles, rejections, stopped, sizes }: ImportReport): boolean =>
  stopped !== null ||
  (sizes !== undefined && hasMissingSizes(sizes)) ||
  rejections.length > 0 ||
  articles.some(({ outcome, lostCount }) => outcome === 'conflict' || lostCount > 0)
