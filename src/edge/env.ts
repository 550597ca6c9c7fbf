/** The bindings in `wrangler.toml`. */
export interface Env {
  ARCHIVE: KVNamespace
  MEDIA: R2Bucket
  VERSION: WorkerVersionMetadata
  /** The search index. */
  SEARCH: D1Database
  /** Limits search queries at one location and, counted separately, harvesters' requests; optional. */
  SEARCH_LIMIT?: RateLimit
  /** Readers' correction requests. */
  CORRECTIONS: D1Database
  /** Limits correction requests to one edition at one location; optional. */
  CORRECTIONS_LIMIT?: RateLimit
  /** The secret of the Turnstile widget, for editions that have one. */
  TURNSTILE_SECRET?: string
}
