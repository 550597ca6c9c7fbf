import type { FileLookup } from '../state/file-records.ts'
import type { RenderJob } from './article-renderer.ts'
import { type CachedArticle, selectCachedLookups } from './cached-article.ts'

/**
 * An article file that may have to be rendered. `cachedArticle` is `null` if the file has no cached article whose
 * document is available.
 */
export interface PendingFile {
  file: string
  pathWithin: string
  fileLookup: FileLookup
  cachedArticle: CachedArticle | null
  /** True if the cached article is known to be valid without reading the file. */
  isKnownValid: boolean
}

export const toRenderJob = (
  { file, pathWithin, fileLookup, cachedArticle }: PendingFile,
  editionId: string,
): RenderJob => ({
  file,
  pathWithin,
  byteCount: fileLookup.stateBeforeRead?.byteCount ?? 0,
  edition: editionId,
  cachedLookups: cachedArticle && selectCachedLookups(cachedArticle),
})
