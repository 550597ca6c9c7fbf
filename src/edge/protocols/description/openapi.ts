import { type DescribedArchive, type DescribedEndpoint, listEndpoints } from './endpoints.ts'

const toContent = (mediaTypes: readonly string[]) =>
  Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]))

const toParameter = (name: string, place: 'path' | 'query', values?: readonly string[]) => ({
  name,
  in: place,
  required: place === 'path' || name === 'verb',
  schema: { type: 'string', enum: values },
})

function describeInterface(
  [path, mediaTypes, summary, query]: DescribedEndpoint,
  ids: readonly string[],
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
        toParameter(name, 'path', name === 'edition' ? ids : undefined),
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
  const ids = editions.map(({ id }) => id)
  return {
    openapi: '3.1.0',
    info: { title: archive.name, version: '1' },
    servers: [{ url: archive.url }],
    security: [],
    paths: Object.fromEntries(
      listEndpoints(described).map((each) => [each[0], describeInterface(each, ids)]),
    ),
  }
}
