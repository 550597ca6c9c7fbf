import { type DescribedArchive, type DescribedEndpoint, listEndpoints } from './endpoints.ts'

const toContent = (mediaTypes: readonly string[]) =>
  Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]))

const toParameter = (name: string, location: 'path' | 'query', allowedValues?: readonly string[]) => ({
  name,
  in: location,
  required: location === 'path' || name === 'verb',
  schema: { type: 'string', enum: allowedValues },
})

function describeEndpoint(
  [path, mediaTypes, summary, query]: DescribedEndpoint,
  editionIds: readonly string[],
): object {
  const operation = {
    summary,
    responses: {
      200: { description: 'OK', content: toContent(mediaTypes) },
      '3XX': { description: 'Moved' },
      '4XX': { description: 'Reason', content: toContent(['application/problem+json']) },
    },
  }
  return {
    parameters: [
      ...Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) =>
        toParameter(name, 'path', name === 'edition' ? editionIds : undefined),
      ),
      ...(query?.split(' ') ?? []).map((name) => toParameter(name, 'query')),
    ],
    ...(path.endsWith('/mcp')
      ? { post: { ...operation, requestBody: { content: toContent(mediaTypes) } } }
      : { get: operation }),
  }
}

/** `/openapi.json` (OpenAPI 3.1). Failures are problem documents (RFC 9457). */
export function createOpenApi(described: DescribedArchive): object {
  const { archive, editions } = described.root
  const editionIds = editions.map(({ id }) => id)
  return {
    openapi: '3.1.0',
    info: { title: archive.name, version: '1' },
    servers: [{ url: archive.url }],
    security: [],
    paths: Object.fromEntries(
      listEndpoints(described).map((each) => [each[0], describeEndpoint(each, editionIds)]),
    ),
  }
}
