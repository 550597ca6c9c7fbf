/** Paths of an edition that the archive keeps for itself (docs/storage.md). */
export const reservedPaths = [
  'search',
  'search.json',
  'holdings',
  'corrections',
  'corrections/new',
  'corrections/received',
  'sections',
  'topics',
  'authors',
  'on-this-day',
  'pages',
  'undated',
]

/** Names of the archive's own endpoints, at its root. */
export const reservedAddresses = [
  '/schema/article.json',
  '/robots.txt',
  '/sitemap.xml',
  '/favicon.ico',
  '/search',
  '/search.json',
  '/opensearch.xml',
  '/.well-known/morgue.json',
]
