import { articleJson } from './article-json.ts'
import { collectionJson } from './collection-json.ts'
import { holdingsJson } from './holdings-json.ts'
import { pageJson } from './page-json.ts'
import type { Representation } from './representation.ts'

const write = (value: Record<string, unknown>) => `${JSON.stringify(value, null, 1)}\n`

export const json: Representation = {
  name: 'json',
  label: 'JSON',
  mediaType: 'application/json',
  contentType: 'application/json; charset=utf-8',
  extension: 'json',
  purpose: 'schema.org data, for programs',
  article: (document, context) => write(articleJson(document, context)),
  collection: (document, context) => write(collectionJson(document, context)),
  page: (document, context) => write(pageJson(document, context)),
  holdings: (document, context) => write(holdingsJson(document, context)),
}
