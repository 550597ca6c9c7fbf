import type { RecordedFile } from '../state/file-records.ts'
import type { RenderJob } from './article-renderer.ts'
import { type CachedArticle, selectLookups } from './cached-article.ts'

/** A file, with its cached article if that may still be valid. */
export interface PendingFile {
  file: string
  pathWithin: string
  recordedFile: RecordedFile
  cached: CachedArticle | null
  /** True when the cached article is known to be valid without reading the file. */
  isCacheValid: boolean
}

export const toRenderJob = (
  { file, pathWithin, recordedFile, cached }: PendingFile,
  edition: string,
): RenderJob => ({
  file,
  pathWithin,
  size: recordedFile.before?.size ?? 0,
  edition,
  cached: cached && selectLookups(cached),
})
