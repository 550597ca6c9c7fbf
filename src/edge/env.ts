/** The bindings of `wrangler.toml`. */
export interface Env {
  ARCHIVE: KVNamespace
  MEDIA: R2Bucket
  VERSION: WorkerVersionMetadata
  /** The search index. */
  SEARCH: D1Database
  /** Limits the search queries and, counted separately, the requests of harvesters at one location; optional. */
  SEARCH_LIMIT?: RateLimit
  /** Readers' correction requests. */
  CORRECTIONS: D1Database
  /** Limits the correction requests to an edition at one location; optional. */
  CORRECTIONS_LIMIT?: RateLimit
  /** The secret of the Turnstile widget, for editions that have one. */
  TURNSTILE_SECRET?: string
}
