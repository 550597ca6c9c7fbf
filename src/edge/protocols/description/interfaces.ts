import type { Root } from '../../../archive/root.ts'

/** A representation, as its description names it. */
interface DescribedRepresentation {
  label: string
  mediaType: string
  extension: string | null
}

/** Everything that an archive's description is made of. */
export interface DescribedArchive {
  root: Root
  representations: readonly DescribedRepresentation[]
}

/** What a program can ask for: a path with its parameters, the media types of its answers, and a summary. */
export type Interface = [path: string, mediaTypes: readonly string[], summary: string]

/** Lists what programs can ask an archive for. */
export const listInterfaces = ({ representations }: DescribedArchive): Interface[] => [
  [
    '/{edition}/{path}',
    representations.map(({ mediaType }) => mediaType),
    'An article, list or page, in the form that Accept prefers',
  ],
  ...representations.flatMap(({ label, mediaType, extension }): Interface[] =>
    extension === null ? [] : [[`/{edition}/{path}.${extension}`, [mediaType], label]],
  ),
  ['/search.json', ['application/json'], 'Search'],
  ['/{edition}/search.json', ['application/json'], 'Search of an edition'],
  ['/sitemap.xml', ['application/xml'], 'The URL of every article'],
  ['/schema/article.json', ['application/schema+json'], 'JSON Schema of an article'],
  ['/openapi.json', ['application/json'], 'OpenAPI'],
  ['/.well-known/api-catalog', ['application/linkset+json'], 'API catalog (RFC 9727)'],
  ['/.well-known/morgue.json', ['application/json'], 'The release that is served'],
]
