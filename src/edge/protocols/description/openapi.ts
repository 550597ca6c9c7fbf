import { type DescribedArchive, listInterfaces } from './interfaces.ts'

const searchParameters = 'q from to section author topic edition sort page'.split(' ')

const toContent = (mediaTypes: readonly string[]) =>
  Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, {}]))

const toParameter = (name: string, place: 'path' | 'query', values?: readonly string[]) => ({
  name,
  in: place,
  required: place === 'path',
  schema: { type: 'string', enum: values },
})

/** `/openapi.json` (OpenAPI 3.1). Failures are problem documents (RFC 9457). */
export function createOpenApi(described: DescribedArchive): object {
  const { archive, editions } = described.root
  const ids = editions.map(({ id }) => id)
  const toPathItem = (path: string) => ({
    parameters: [
      ...Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) =>
        toParameter(name, 'path', name === 'edition' ? ids : undefined),
      ),
      ...(path.endsWith('search.json') ? searchParameters.map((name) => toParameter(name, 'query')) : []),
    ],
  })
  return {
    openapi: '3.1.0',
    info: { title: archive.name, version: '1' },
    servers: [{ url: archive.url }],
    security: [],
    paths: Object.fromEntries(
      listInterfaces(described).map(([path, mediaTypes, summary]) => [
        path,
        {
          ...toPathItem(path),
          get: {
            summary,
            responses: {
              200: { description: 'OK', content: toContent(mediaTypes) },
              '4XX': { description: 'Reason', content: toContent(['application/problem+json']) },
            },
          },
        },
      ]),
    ),
  }
}
