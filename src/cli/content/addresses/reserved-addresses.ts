/** Paths of the Worker's endpoints within an edition, whatever the query. */
export const editionEndpointPaths = ['search', 'search.json', 'corrections/new', 'corrections/received']

/** Paths within an edition that the archive reserves (docs/storage.md). */
export const reservedEditionPaths = [
  ...editionEndpointPaths,
  'holdings',
  'corrections',
  'sections',
  'topics',
  'authors',
  'on-this-day',
  'pages',
  'undated',
]

/** Addresses of the archive's own endpoints. */
export const archiveEndpointAddresses = [
  '/schema/article.json',
  '/robots.txt',
  '/sitemap.xml',
  '/favicon.ico',
  '/search',
  '/search.json',
  '/opensearch.xml',
  '/.well-known/morgue.json',
  '/.well-known/api-catalog',
  '/.well-known/tdmrep.json',
  '/openapi.json',
]
