import type { Representation } from '../representation.ts'
import schema from './article.schema.json'
import { toArticleJson } from './article-json.ts'
import { toCollectionJson } from './collection-json.ts'
import { toHoldingsJson } from './holdings-json.ts'
import { toPageJson } from './page-json.ts'

/** The JSON Schema (2020-12) for an article's JSON. `npm run schema` writes it. */
export const articleJsonSchema = `${JSON.stringify(schema, null, 1)}\n`

const formatJson = (value: Record<string, unknown>) => `${JSON.stringify(value, null, 1)}\n`

export const jsonRepresentation: Representation = {
  name: 'json',
  label: 'JSON',
  mediaType: 'application/json',
  contentType: 'application/json; charset=utf-8',
  extension: 'json',
  article: (document, context) => formatJson(toArticleJson(document, context)),
  collection: (document, context) => formatJson(toCollectionJson(document, context)),
  page: (document, context) => formatJson(toPageJson(document, context)),
  holdings: (document, context) => formatJson(toHoldingsJson(document, context)),
}
