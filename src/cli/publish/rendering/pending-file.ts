import type { RecordedFile } from '../state/file-records.ts'
import type { RenderJob } from './article-renderer.ts'
import { type CachedArticle, selectLookups } from './cached-article.ts'

/** A file, and what the cache has of it that is still of use. */
export interface PendingFile {
  file: string
  name: string
  record: RecordedFile
  cached: CachedArticle | null
  /** True when the cached article is known to be valid without reading the file. */
  isKnown: boolean
}

/** Returns the job of rendering a file. */
export const toJob = ({ file, name, cached }: PendingFile, edition: string): RenderJob => ({
  file,
  name,
  edition,
  cached: cached && selectLookups(cached),
})
