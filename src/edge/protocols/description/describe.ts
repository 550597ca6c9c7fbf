import { type DescribedArchive, listEndpoints } from './endpoints.ts'
import { createOpenApi } from './openapi.ts'

/** A description of the archive: JSON with its media type, or a page in English. */
export type DescriptionContent = { mediaType: string; json: object } | { headline: string; html: string }

/** Creates `/.well-known/api-catalog` (RFC 9727). */
function createApiCatalog({ root: { archive } }: DescribedArchive): object {
  const toLinkObjects = (...paths: string[]) => paths.map((path) => ({ href: archive.url + path }))
  return {
    linkset: [
      {
        anchor: `${archive.url}/`,
        'service-desc': toLinkObjects('/openapi.json'),
        'service-doc': toLinkObjects('/about/api'),
        describedby: toLinkObjects('/schema/article.json'),
        item: toLinkObjects('/search.json', '/mcp', '/oai'),
      },
    ],
  }
}

/** Renders the body of `/about/api`: the essentials of docs/api.md. */
const renderApiPageBody = (archive: DescribedArchive): string =>
  `<p>Programs may read the whole archive, without a key. If an address ends in a slash, add <code>index</code> before the extension. Feeds (RFC 5005) lead to every article.</p><ul>${listEndpoints(
    archive,
  )
    .map(
      ([path, mediaTypes, summary]) => `<li>${summary}: <code>${path}</code> (${mediaTypes.join(', ')})</li>`,
    )
    .join(
      '',
    )}</ul><p>Send at most one request a second, with <code>If-None-Match</code> and a <code>User-Agent</code> that says who you are. Delete your copy of anything that returns 410 or 451.</p>`

/**
 * Creates `/.well-known/tdmrep.json` (TDM Reservation Protocol §7). An edition's own rules are sent as headers
 * instead.
 */
const createTdmReservations = ({ root: { archive } }: DescribedArchive): object =>
  archive.tdm === null
    ? []
    : [
        {
          location: '/',
          'tdm-reservation': archive.tdm.reservation,
          'tdm-policy': archive.tdm.policy ?? undefined,
        },
      ]

/** The functions that create the archive's descriptions, by path. */
export const descriptions: Record<string, (described: DescribedArchive) => DescriptionContent> = {
  '/openapi.json': (archive) => ({ mediaType: 'application/json', json: createOpenApi(archive) }),
  '/.well-known/tdmrep.json': (archive) => ({
    mediaType: 'application/json',
    json: createTdmReservations(archive),
  }),
  '/.well-known/api-catalog': (archive) => ({
    mediaType: 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"',
    json: createApiCatalog(archive),
  }),
  '/about/api': (archive) => ({ headline: 'API', html: renderApiPageBody(archive) }),
}
