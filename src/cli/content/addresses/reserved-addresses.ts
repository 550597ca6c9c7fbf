/** Paths within an edition that the archive reserves (docs/storage.md). */
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

/** Addresses of the archive's own endpoints. */
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
