import { createConfig, lintFromString } from '@redocly/openapi-core'
import { expect, it } from 'vitest'
import { createOpenApi } from '../src/edge/protocols/description/openapi.ts'
import { representations } from '../src/representation/index.ts'
import { publishedEdition, testArchive } from './support/generated.ts'

const root = {
  format: 1,
  archive: testArchive,
  editions: [publishedEdition, { ...publishedEdition, id: 'f' }],
  counts: { articles: 1, entries: 1 },
  bits: 0,
  shards: '',
  takedowns: null,
}

it('describes the archive in OpenAPI that redocly finds no error in', async () => {
  const source = JSON.stringify(createOpenApi({ root, representations }))
  const problems = await lintFromString({ source, config: await createConfig({ extends: ['recommended'] }) })
  expect(problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([])
  expect(Object.keys(JSON.parse(source).paths)).toContain('/{edition}/{path}.csl.json')
})
