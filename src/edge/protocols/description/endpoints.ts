import type { Root } from '../../../archive/root.ts'

/** A representation as descriptions list it. */
interface DescribedRepresentation {
  label: string
  mediaType: string
  extension: string | null
}

/** The data from which an archive's descriptions are created. */
export interface DescribedArchive {
  root: Root
  representations: readonly DescribedRepresentation[]
}

/**
 * An endpoint: its path template, the media types of its responses, a summary, and the names of its query parameters,
 * separated by spaces.
 */
export type DescribedEndpoint = [path: string, mediaTypes: readonly string[], summary: string, query?: string]

const jsonMediaTypes = ['application/json']

const searchParameterNames = 'q from to section author topic edition sort page'

/** Lists an archive's endpoints for programs. */
export const listEndpoints = ({ representations }: DescribedArchive): DescribedEndpoint[] => [
  [
    '/{edition}/{path}',
    representations.map(({ mediaType }) => mediaType),
    'An article, list or page, in the form that Accept prefers',
  ],
  ...representations.flatMap(({ label, mediaType, extension }): DescribedEndpoint[] =>
    extension === null ? [] : [[`/{edition}/{path}.${extension}`, [mediaType], label]],
  ),
  ['/search.json', jsonMediaTypes, 'Search', searchParameterNames],
  ['/{edition}/search.json', jsonMediaTypes, 'Search of an edition', searchParameterNames],
  ['/mcp', jsonMediaTypes, 'MCP'],
  ['/{edition}/mcp', jsonMediaTypes, 'MCP of an edition'],
  ['/oai', ['text/xml'], 'OAI-PMH', 'verb identifier metadataPrefix from until set resumptionToken'],
  ['/bulk/{edition}/datapackage.json', jsonMediaTypes, 'Bulk files of an edition that has them'],
  ['/bulk/{edition}/{month}.jsonl.gz', ['application/gzip'], 'Articles of a month'],
  ['/sitemap.xml', ['application/xml'], 'The URL of every article'],
  ['/schema/article.json', ['application/schema+json'], 'JSON Schema of an article'],
  ['/openapi.json', jsonMediaTypes, 'OpenAPI'],
  ['/.well-known/api-catalog', ['application/linkset+json'], 'API catalog (RFC 9727)'],
  ['/.well-known/tdmrep.json', jsonMediaTypes, 'TDM Reservation Protocol'],
  ['/.well-known/morgue.json', jsonMediaTypes, 'The release that is served'],
  ['/about/api', ['text/html'], 'About the API'],
]
