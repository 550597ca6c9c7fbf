import { type DescribedArchive, type DescribedEndpoint, listEndpoints } from './endpoints.ts'

const toOpenApiContent = (mediaTypes: readonly string[]) =>
  Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]))

const toOpenApiParameter = (name: string, location: 'path' | 'query', allowedValues?: readonly string[]) => ({
  name,
  in: location,
  required: location === 'path' || name === 'verb',
  schema: { type: 'string', enum: allowedValues },
})

/** Creates the OpenAPI path item of an endpoint. */
function createPathItem(
  [path, mediaTypes, summary, queryParameterNames]: DescribedEndpoint,
  editionIds: readonly string[],
): object {
  const operation = {
    summary,
    responses: {
      200: { description: 'OK', content: toOpenApiContent(mediaTypes) },
      '3XX': { description: 'Moved' },
      '4XX': { description: 'Reason', content: toOpenApiContent(['application/problem+json']) },
    },
  }
  return {
    parameters: [
      ...Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) =>
        toOpenApiParameter(name, 'path', name === 'edition' ? editionIds : undefined),
      ),
      ...(queryParameterNames?.split(' ') ?? []).map((name) => toOpenApiParameter(name, 'query')),
    ],
    ...(path.endsWith('/mcp')
      ? { post: { ...operation, requestBody: { content: toOpenApiContent(mediaTypes) } } }
      : { get: operation }),
  }
}

/** Creates `/openapi.json` (OpenAPI 3.1). Errors are problem documents (RFC 9457). */
export function createOpenApi(describedArchive: DescribedArchive): object {
  const { archive, editions } = describedArchive.root
  const editionIds = editions.map(({ id }) => id)
  return {
    openapi: '3.1.0',
    info: { title: archive.name, version: '1' },
    servers: [{ url: archive.url }],
    security: [],
    paths: Object.fromEntries(
      listEndpoints(describedArchive).map((each) => [each[0], createPathItem(each, editionIds)]),
    ),
  }
}
